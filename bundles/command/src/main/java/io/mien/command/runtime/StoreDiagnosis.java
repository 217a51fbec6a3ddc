package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.command.check.ProductCheck;
import io.mien.store.FaceStore;
import io.mien.store.StoreStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why no store serves: what the stores themselves say, and what their components lack, whichever store the product names. */
public final class StoreDiagnosis {
    private final CommandContext bench;

    /** @param bench of the command that asks */
    public StoreDiagnosis(CommandContext bench) {
        this.bench = bench;
    }

    /** Whether a store says why it does not open, and no other one is still opening. */
    boolean isStuck() {
        List<StoreStatus> stores = bench.services().all(StoreStatus.class);
        long silent = stores.stream().filter(s -> s.problem().isEmpty()).count();
        return silent < stores.size()
                && silent <= bench.services().all(FaceStore.class).size();
    }

    /** Whether a store says how it does; one that does not may be there all the same. */
    boolean isThere() {
        return !bench.services().all(StoreStatus.class).isEmpty();
    }

    /** The stores that do not open, each with its reason; empty if nothing is known. */
    public Optional<String> reason() throws MienException {
        List<String> reasons = new ArrayList<>();
        bench.services().all(StoreStatus.class).forEach(s -> s.problem().ifPresent(reasons::add));
        ProductCheck product = new ProductCheck(
                bench.services(), bench.configurations(), bench.settings().store());
        product.idleStores().forEach(c -> reasons.add(c.toString()));
        product.misnamed().stream()
                .filter(m -> m.contains(" " + bench.settings().store()))
                .forEach(reasons::add);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }
}
