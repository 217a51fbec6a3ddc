package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder as Mien wrote it at commit 435f57a, with an aligner that was deployed, a feature model on probation, and a
 * configuration: it opens unchanged.
 */
class EarlierDataFolderIT {
    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void opensWithWhatWasDeployedAndOnProbation() throws Exception {
        String plain = keep(Bundle.stage("io.mien.aligner.plain", "2.0.0", folder.resolve("plain.jar")));
        String feature = keep(Bundle.model("io.mien.model.mien_feature", "1.1.0", folder.resolve("feature.jar")));
        Files.createDirectories(data().resolve("generations/3"));
        Files.writeString(
                data().resolve("generations/3/lock.json"),
                lock().replace("@PLAIN@", plain).replace("@FEATURE@", feature));
        Files.writeString(data().resolve("current"), "3\n");
        Product product = new Product(
                Mien.atPictures()
                        .configured(
                                folder.resolve("home"),
                                "io.mien.deploy",
                                "probation.crashes = 1\ninbox.poll.millis = 500\n"),
                data());
        product.on("generations").done().says("deploy feature-1.1.jar");
        try (Mien.Running running = product.start()) {
            Wait.until(
                    () -> product.serving("extractor").toString().contains("mien_feature/1.1.0"),
                    "the newcomer is brought in again");
            assertEquals("probation", product.serving("extractor").get("state"));
            product.on("status").done().says("plain/2.0.0");
            product.on("stop").done();
            assertEquals(0, running.await().exit());
        }
    }

    private String keep(Path jar) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        Path bundles = Files.createDirectories(data().resolve("bundles"));
        Files.move(jar, bundles.resolve(sha256 + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        return sha256;
    }

    private static String lock() throws IOException {
        try (InputStream in = EarlierDataFolderIT.class.getResourceAsStream("lock-of-435f57a.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
