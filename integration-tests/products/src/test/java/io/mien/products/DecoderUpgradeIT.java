package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer decoder of the detector that serves, which does harm: while clients recognize, and after a restart, the old one serves. */
class DecoderUpgradeIT {
    private static final int CLIENTS = 2;
    private static final int AT_ONCE = 4;

    /** More calls than the clients make before the newcomer is armed. */
    private static final String PROBATION = "probation.calls = 500\n";

    private static final List<String> PICTURES = Stream.of("Ada", "Bela", "Chidi", "Gus", "Hana")
            .map(n -> "people/" + n + "/2.jpg")
            .toList();

    @TempDir
    private Path folder;

    private Product product;

    @Test
    void theOldDecoderServesOnWhateverTheNewOneDoes() throws Exception {
        Path data = folder.resolve("data");
        Files.writeString(
                Files.createDirectories(data.resolve("conf")).resolve("io.mien.recognizer.properties"), PROBATION);
        product = new Product(Mien.atPictures(), data);
        try (Mien.Running running = product.startDeployable()) {
            product.on("enroll", "--people", "people").done();
            List<String> expected = labels(recognize(PICTURES));
            Clients clients = new Clients(CLIENTS, PICTURES, AT_ONCE, this::recognize);
            clients.await(AT_ONCE);

            product.on("deploy", FaultyDecoderJar.throwing("7.0.0", folder, folder))
                    .failed()
                    .tells(FaultyDecoderJar.NAME + " 7.0.0 is refused", "a decoder that throws");
            product.awaitStatus("refused deploy", "a decoder that throws");
            product.on("deploy", FaultyDecoderJar.shifting("7.1.0", folder, folder))
                    .failed()
                    .tells("7.1.0 is refused", "its trial failed");
            assertMadeWithTheOldOne();

            Path armed = folder.resolve("armed");
            product.on("deploy", FaultyDecoderJar.shifting("8.0.0", armed, folder))
                    .done()
                    .says("serves on probation");
            Files.createFile(armed);
            Wait.until(() -> product.on("generations").out().contains("failed: "), "it is rolled back");
            clients.await(AT_ONCE);
            List<PrintedAnswer> answers = clients.stop();
            assertEquals(expected, labels(recognize(PICTURES)));
            answers.forEach(a -> assertFalse(a.labels().contains("unknown"), a::toString));
            assertRolledBack();
            product.on("stop").done();
            assertEquals(0, running.await().exit());
        }
        try (Mien.Running running = product.start()) {
            assertRolledBack();
            assertTrue(running.process().isAlive());
        }
    }

    private void assertRolledBack() {
        assertMadeWithTheOldOne();
        product.awaitStatus("refused detector mien_detector/1.0.0", FaultyDecoderJar.NAME + "/8.0.0", " failed: ");
    }

    private void assertMadeWithTheOldOne() {
        String parts = product.serving("detector").get("parts").toString();
        assertTrue(parts.startsWith(FaultyDecoderJar.NAME + "/0."), parts);
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
