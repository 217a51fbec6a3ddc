package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running product is taken to signed releases from a folder, while clients recognize: whole, or not at all. */
class ReleaseUpgradeIT {
    private static final int CLIENTS = 2;
    private static final int AT_ONCE = 4;
    private static final String ALIGNER = "io.mien.aligner.opencv";

    private static final List<String> PICTURES = Stream.of("Ada", "Bela", "Chidi", "Gus", "Hana")
            .map(n -> "people/" + n + "/2.jpg")
            .toList();

    @TempDir
    private Path folder;

    private Product product;
    private SignedRelease release;

    @Test
    void releasesComeWholeOrNotAtAllWhileClientsRecognize() throws Exception {
        LongTests.assume();
        Path data = folder.resolve("data");
        product = new Product(Mien.atPictures(), data);
        release = SignedRelease.in(Files.createDirectory(folder.resolve("stick")));
        try (Mien.Running running = product.startDeployable()) {
            product.on("enroll", "--people", "people").done();
            List<String> expected = labels(recognize(PICTURES));
            Clients clients = new Clients(CLIENTS, PICTURES, AT_ONCE, this::recognize);
            clients.await(AT_ONCE);

            isTaken();
            clients.await(AT_ONCE);
            isRolledBack();
            clients.await(AT_ONCE);
            isRefused(data);
            clients.await(AT_ONCE);

            List<PrintedAnswer> answers = clients.stop();
            assertEquals(expected, labels(recognize(PICTURES)));
            answers.forEach(a -> assertFalse(a.labels().contains("unknown"), a::toString));
            product.on("stop").done();
            assertEquals(0, running.await().exit());
        }
    }

    /** One stage is newer; all the rest is what runs. */
    private void isTaken() throws Exception {
        Path file = release.replacing(ALIGNER, "7.0.0", Bundle.stage(ALIGNER, "7.0.0", folder.resolve("a.jar")))
                .sign("1.4", 12);
        upgrade(file, "--dry-run").done().says("takes the place of " + ALIGNER, " 1 to fetch (");
        assertFalse(product.on("generations").out().contains("upgrade"));
        upgrade(file)
                .done()
                .says("fetched bundles/" + ALIGNER + "-7.0.0.jar", "desk 1.4 (sequence 12) serves in generation");
        assertTrue(product.serves("aligner", "opencv", "7.0.0"), "the newer aligner serves");
        assertTrue(product.on("generations").out().contains("upgrade desk 1.4 (sequence 12)"));
        upgrade(file).done().says("desk 1.4 (sequence 12) runs already");
    }

    /** A good aligner and a decoder that throws: neither stays. */
    private void isRolledBack() throws Exception {
        Path decoder = FaultyDecoderJar.throwing("8.0.0", folder, folder);
        Path file = release.replacing(ALIGNER, "8.0.0", Bundle.stage(ALIGNER, "8.0.0", folder.resolve("b.jar")))
                .replacing(FaultyDecoderJar.NAME, "8.0.0", decoder)
                .sign("1.5", 13);
        upgrade(file).failed().tells(FaultyDecoderJar.NAME + " 8.0.0 is refused", "a decoder that throws");
        assertTrue(product.serves("aligner", "opencv", "7.0.0"), "the aligner of before serves");
        assertFalse(product.on("generations").out().contains("1.5"));
    }

    /** What lies on the stick is not what was signed; then the signature is of another key. */
    private void isRefused(Path data) throws Exception {
        Path file = release.replacing(ALIGNER, "9.0.0", Bundle.stage(ALIGNER, "9.0.0", folder.resolve("c.jar")))
                .sign("1.6", 14);
        release.tamper("bundles/" + ALIGNER + "-9.0.0.jar");
        List<String> before = names(data.resolve("bundles"));
        upgrade(file).failed().tells(ALIGNER + "-9.0.0.jar", "has another SHA-256 than the release says");
        SignedRelease other = SignedRelease.in(Files.createDirectory(folder.resolve("other")));
        product.on("upgrade", other.sign("1.7", 15), "--root", release.root())
                .failed()
                .tells("has 0 valid signatures of the 1 that are needed");
        assertEquals(before, names(data.resolve("bundles")));
        assertTrue(product.serves("aligner", "opencv", "7.0.0"), "the aligner of before serves");
    }

    private CommandRun upgrade(Path file, Object... more) {
        List<Object> all = new ArrayList<>(List.of("upgrade", file, "--root", release.root()));
        all.addAll(List.of(more));
        return product.on(all.toArray());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private List<PrintedAnswer> recognize(List<?> pictures) {
        List<Object> all = new ArrayList<>(List.of("recognize", "--json"));
        all.addAll(pictures);
        return product.on(all.toArray()).done().answers();
    }

    private static List<String> labels(List<PrintedAnswer> answers) {
        return answers.stream().flatMap(a -> a.labels().stream()).toList();
    }
}
