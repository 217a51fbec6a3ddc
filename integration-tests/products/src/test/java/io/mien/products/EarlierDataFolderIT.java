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
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder as Mien wrote it at commit 435f57a, with an aligner that was deployed, a feature model on probation, an encrypted
 * gallery, and a configuration: it opens unchanged.
 *
 * <p>The gallery was made by the program of that commit, with {@link #ENCRYPTION} in its {@code conf} and {@link #KEY} in the
 * environment: {@code mien enroll Ada people/Ada/1.jpg}, {@code mien enroll Bela people/Bela/1.jpg}, then {@code zip -r} of the
 * folder {@code gallery} without its file {@code lock}.
 */
class EarlierDataFolderIT {
    private static final String ENCRYPTION = "encryption = true\nkey.environment = MIEN_GALLERY_KEY\n";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

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
        unpackGallery();
        Product product = new Product(
                Mien.atPictures()
                        .with("MIEN_GALLERY_KEY", KEY)
                        .configured(
                                folder.resolve("home"),
                                "io.mien.deploy",
                                "probation.crashes = 1\ninbox.poll.millis = 500\n"),
                data());
        Files.writeString(folder.resolve("home/conf/io.mien.store.derby.properties"), ENCRYPTION);
        product.on("generations").done().says("deploy feature-1.1.jar");
        try (Mien.Running running = product.start()) {
            Wait.until(() -> product.serves("extractor", "mien_feature", "1.1.0"), "the newcomer is brought in again");
            assertEquals("probation", product.serving("extractor").get("state"));
            product.on("status").done().says("plain/2.0.0");
            assertEquals(List.of("Ada", "Bela"), labels(product));
            PrintedAnswer ada = product.on("recognize", "--json", "people/Ada/2.jpg")
                    .done()
                    .answers()
                    .get(0);
            assertEquals("Ada", ada.face().label());
            product.on("enroll", "Chidi", "people/Chidi/1.jpg").done().says("face 3");
            product.on("stop").done();
            assertEquals(0, running.await().exit());
        }
    }

    private void unpackGallery() throws IOException {
        try (InputStream in = EarlierDataFolderIT.class.getResourceAsStream("gallery-of-435f57a.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    Path file = data().resolve("gallery").resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    private static List<Object> labels(Product product) {
        return product.on("people", "--json").done().json().stream()
                .map(person -> person.get("label"))
                .toList();
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
