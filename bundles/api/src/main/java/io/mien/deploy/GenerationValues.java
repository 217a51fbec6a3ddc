package io.mien.deploy;

import io.mien.StageWishes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The values of a {@link Generation}. */
record GenerationValues(
        long number,
        Instant time,
        String why,
        String product,
        List<InstalledBundle> bundles,
        StageWishes wishes,
        boolean current)
        implements Generation {
    GenerationValues {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(wishes, "wishes");
        bundles = List.copyOf(bundles);
    }

    @Override
    public Generation bundles(List<InstalledBundle> installed) {
        return new GenerationValues(number, time, why, product, installed, wishes, current);
    }

    @Override
    public Generation wishes(StageWishes asked) {
        return new GenerationValues(number, time, why, product, bundles, asked, current);
    }

    @Override
    public Generation current(boolean used) {
        return new GenerationValues(number, time, why, product, bundles, wishes, used);
    }
}
