package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.products.FaultyCodecJar.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer picture codec that does harm: every picture that clients ask about in the meantime is answered, and the old one serves. */
class CodecUpgradeIT {
    private static final int CLIENTS = 2;
    private static final int AT_ONCE = 4;

    /** More calls than the clients make before a newcomer is armed; and a deadline that no good codec exceeds on any machine. */
    private static final String PROBATION = "codec.probation.calls = 2000\ncodec.probation.deadline.millis = 8000\n";

    private static final List<String> PICTURES = Stream.of("Ada", "Bela", "Chidi", "Gus", "Hana")
            .map(n -> "people/" + n + "/2.jpg")
            .toList();

    @TempDir
    private Path folder;

    private Product product;
    private Clients clients;

    @Test
    void theOldCodecServesOnWhateverTheNewOneDoes() throws Exception {
        LongTests.assume();
        Path data = folder.resolve("data");
        Files.writeString(
                Files.createDirectories(data.resolve("conf")).resolve("io.mien.deploy.properties"), PROBATION);
        product = new Product(Mien.atPictures(), data);
        try (Mien.Running running = product.startDeployable()) {
            product.on("enroll", "--people", "people").done();
            List<String> expected = labels(recognize(PICTURES));
            clients = new Clients(CLIENTS, PICTURES, AT_ONCE, this::recognize);
            clients.await(AT_ONCE);

            isRefused("7.0.0", Fault.THROWS, "a codec that throws");
            isRefused("7.1.0", Fault.SHIFTED, "differ from what was written");
            isRolledBack("8.1.0", Fault.THROWS_ON_EVERY_TENTH, "a codec that throws");
            isRolledBack("8.2.0", Fault.SHIFTED, "it answers otherwise than the codec before it");
            isRolledBack("8.3.0", Fault.HANGS, "it does not answer within");

            List<PrintedAnswer> answers = clients.stop();
            assertEquals(expected, labels(recognize(PICTURES)));
            answers.forEach(a -> assertFalse(a.labels().contains("unknown"), a::toString));
            product.on("stop").done();
            assertEquals(0, running.await().exit());
        }
    }

    /** Wrong from the start. */
    private void isRefused(String version, Fault fault, String reason) {
        product.on("deploy", FaultyCodecJar.of(fault, version, folder, folder))
                .failed()
                .tells(FaultyCodecJar.NAME + " " + version + " is refused: its trial failed: ", reason);
        product.awaitStatus("refused deploy", reason);
        clients.await(AT_ONCE);
    }

    /** It passes its trial, and goes wrong while it serves. */
    private void isRolledBack(String version, Fault fault, String reason) throws IOException {
        Path armed = folder.resolve("armed-" + version);
        product.on("deploy", FaultyCodecJar.of(fault, version, armed, folder)).done();
        Files.createFile(armed);
        String failed = FaultyCodecJar.NAME + " " + version + " failed: ";
        Wait.until(() -> product.on("generations").out().contains(failed), version + " is rolled back");
        product.awaitStatus("refused codec " + FaultyCodecJar.NAME + "/" + version, failed, reason);
        clients.await(AT_ONCE);
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
