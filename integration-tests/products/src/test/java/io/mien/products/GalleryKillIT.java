package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed while the gallery of another extractor is built and a person is enrolled. The next start serves with
 * either extractor, has everybody, and resumes the build.
 */
class GalleryKillIT {
    private static final int MOST_DELAY_MILLIS = 1_500;

    /** So slow that there is time to kill it. */
    private static final String PACE = "gallery.duty = .1\n";

    private static final String OLD = "mien_feature";
    private static final String NEW = "twin";

    /** Faces that go through the extractor at once while another serves. */
    private static final int BATCH = 4;

    @TempDir
    private Path folder;

    private Mien mien;
    private int enrolled;
    private int embeddedBefore;
    private int switched;

    @Test
    void embeddedFacesAreNotEmbeddedAgain(TestReporter reporter) throws Exception {
        int kills = LongTests.kills("mien.kills.gallery");
        mien = Mien.atPictures().configured(folder.resolve("home"), "io.mien.recognizer", PACE);
        Path template = enrolled();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int faces = 0;
        for (int kill = 1; kill <= kills; kill++) {
            Path data = TestPeople.copyAll(template, folder.resolve("data-" + kill));
            try {
                faces = killAndGoOn(new Product(mien, data), random);
            } catch (AssertionError e) {
                throw new AssertionError("kill " + kill + " of seed " + seed + ": " + e.getMessage(), e);
            }
        }
        reporter.publishEntry(
                "kill -9 while a gallery is made",
                kills + " times, of " + kills * faces + " faces " + embeddedBefore + " were embedded by then, "
                        + switched + " times it served already, " + enrolled
                        + " enrollments in the meantime, none lost");
    }

    /** Everybody's pictures, and the other model installed. */
    private Path enrolled() {
        Product product = new Product(mien, folder.resolve("template"));
        product.on("enroll", "--people", "people").done();
        product.on("deploy", ModelFolder.packedTwin(mien, folder, NEW)).done();
        return product.data();
    }

    /** @return how many faces there are */
    private int killAndGoOn(Product product, Random random) throws Exception {
        int faces = TestPeople.NAMES.size() * TestPeople.EACH + (kill(product, random) ? 1 : 0);
        int before = embedded(product);
        int stored = ((Double) product.status().get("faces")).intValue();
        assertTrue(stored == faces || stored == faces + 1, () -> stored + " faces, not " + faces);
        embeddedBefore += before;
        try (Mien.Running running = product.start()) {
            String serving = product.name("extractor");
            assertTrue(List.of(OLD, NEW).contains(serving), serving);
            switched += serving.equals(NEW) ? 1 : 0;
            assertEquals(TestPeople.NAMES.size() * 5, right(product));
            if (serving.equals(OLD)) {
                product.on("use", NEW).done();
                assertOnlyTheRest(product, stored - before);
            }
            assertEquals(TestPeople.NAMES.size() * 5, right(product));
            assertEquals(NEW, product.name("extractor"));
            product.on("stop").done();
            running.await().done();
        }
        assertEquals(stored, embedded(product));
        return stored;
    }

    /** @return whether an enrollment was acknowledged before */
    private boolean kill(Product product, Random random) throws Exception {
        try (Mien.Running running = product.startDeployable()) {
            // A product that serves without a gallery in memory switches at once: it has nothing to serve with in the
            // meantime.
            right(product);
            return kill(product, running, random);
        }
    }

    private boolean kill(Product product, Mien.Running running, Random random) throws Exception {
        try (Mien.Running using = product.begin("use", NEW)) {
            Wait.until(
                    () -> using.written().contains("gallery of")
                            || !using.process().isAlive(),
                    "the gallery is being made");
            try (Mien.Running enrolling = product.begin("enroll", "Zoe", "strangers/1.jpg")) {
                running.process().waitFor(random.nextInt(MOST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
                running.kill();
                using.await();
                boolean acknowledged = enrolling.await().exit() == 0;
                enrolled += acknowledged ? 1 : 0;
                return acknowledged;
            }
        }
    }

    /** How many embeddings of the other model are on disk. */
    private static int embedded(Product product) {
        return product.on("gallery", "list", "--json").done().json().stream()
                .filter(g -> g.get("model").toString().startsWith(NEW + "@"))
                .mapToInt(g -> ((Double) g.get("faces")).intValue())
                .findFirst()
                .orElse(0);
    }

    private static void assertOnlyTheRest(Product product, int rest) {
        int calls = ((Double) product.serving("extractor").get("calls")).intValue();
        // The last ones, that are enrolled or embedded at the hand-over, may make a batch of their own.
        assertTrue(calls <= (rest + BATCH - 1) / BATCH + 1, () -> calls + " calls for " + rest + " faces");
    }

    private static long right(Product product) {
        List<PrintedAnswer> answers =
                product.on(with("recognize", "--json")).done().answers();
        answers.forEach(a -> assertFalse(a.lineUp().isEmpty(), a::toString));
        return answers.stream()
                .filter(a -> a.labels().equals(List.of(TestPeople.on(a.file()))))
                .count();
    }

    private static Object[] with(String... start) {
        return Stream.concat(Arrays.stream(start), TestPeople.probes().stream()).toArray();
    }
}
