package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that is killed while a release is on probation starts as it was before. */
class InterruptedUpgradeIT {
    private static final String ALIGNER = "io.mien.aligner.opencv";

    /** Nothing is decoded by it in this test: it takes the place of the older one at once. */
    private static final String DECODER = "io.mien.detector.scrfd";

    @TempDir
    private Path folder;

    private Product product;

    @Test
    void noPartOfItIsLeft() throws Exception {
        LongTests.assume();
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        SignedRelease release = SignedRelease.in(Files.createDirectory(folder.resolve("stick")));
        Path file = release.replacing(ALIGNER, "7.0.0", Bundle.stage(ALIGNER, "7.0.0", folder.resolve("a.jar")))
                .replacing(DECODER, "7.0.0", Bundle.stage(DECODER, "7.0.0", folder.resolve("s.jar")))
                .sign("1.4", 12);
        Object[] upgrade = {"upgrade", file, "--root", release.root()};
        try (Mien.Running running = product.startDeployable();
                Mien.Running upgrading = product.begin(upgrade)) {
            Wait.until(
                    () -> product.on("generations").out().contains("upgrade desk 1.4 (sequence 12)")
                            || !upgrading.process().isAlive(),
                    "the release serves");
            // Nothing is recognized, so that its probation does not end.
            assertTrue(upgrading.process().isAlive(), () -> upgrading.await().toString());
            assertTrue(hasPart(), this::generations);
            running.process().destroyForcibly().waitFor();
            upgrading.await();
        }
        try (Mien.Running running = product.startDeployable()) {
            Wait.until(() -> generations().contains("was interrupted"), "the list is written");
            assertFalse(hasPart(), this::generations);
            assertFalse(product.serves("aligner", "opencv", "7.0.0"), "the aligner of before serves");
            product.on("stop").done();
            running.await().done().tells("desk 1.4 (sequence 12) was interrupted before all of it");
        }
    }

    private String generations() {
        return product.on("generations").out();
    }

    /** Whether the list that the next start uses has a bundle of the release. */
    private boolean hasPart() throws IOException {
        Path data = product.data();
        String current = Files.readString(data.resolve("current")).strip();
        return Files.readString(data.resolve("generations/" + current + "/lock.json"))
                .contains("\"7.0.0\"");
    }
}
