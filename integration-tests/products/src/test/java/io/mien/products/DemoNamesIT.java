package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is named in the demo, held against who it is: as a film, of which no frame is left out. Seed and length can be given:
 * {@code -DargLine="-Dmien.demo.seed=2 -Dmien.demo.frames=3000"}.
 */
class DemoNamesIT {
    private static final int FRAMES = Integer.getInteger("mien.demo.frames", 500);
    private static final String SEED = "seed=" + Integer.getInteger("mien.demo.seed", 1);
    /** Faces in a thousand that may have a wrong name: where heads merge in a crossing, boxes and pictures are of both. */
    private static final int MISTAKEN = 2;

    @TempDir
    private Path folder;

    @Test
    void nobodyHasTheNameOfAnotherAndNoStrangerHasOne(TestReporter reporter) throws Exception {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        Path written = folder.resolve("faces");
        product.on("deploy", TrackRecorder.write(written, folder)).done();
        try (Mien.Running running = product.mien()
                .start("live", "demo:#frames=" + FRAMES + "&" + SEED, "--page", "0", "--data", product.data())) {
            Wait.until(
                    () -> product.status().get("sources").toString().contains("ended")
                            || !running.process().isAlive(),
                    "the film is over");
            product.on("stop").done();
            running.await().done();
        }
        DemoNames names = DemoNames.of(TrackRecorder.read(written), SEED);
        reporter.publishEntry("names", names.toString());
        assertTrue(names.right() > FRAMES, names::toString);
        assertTrue(1000 * names.mistaken() <= MISTAKEN * names.right(), names::toString);
        assertTrue(100 * names.nobody() <= names.right(), names::toString);
        assertTrue(3 * names.unnamed() <= names.right(), names::toString);
    }
}
