package io.mien.products;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien keys}, {@code sign} and {@code verify} as processes: a product is signed, verified from outside, and changed. */
class SignProductIT {
    private static final String CONTENT = "a bundle";

    @TempDir
    private Path folder;

    @Test
    void changedFileOfASignedProductIsNamed() throws Exception {
        LongTests.assume();
        Path bundle = Files.createDirectories(folder.resolve("gate/bundles")).resolve("a.jar");
        Files.writeString(bundle, CONTENT);
        Files.writeString(folder.resolve("gate/release.json"), release());
        Mien mien = Mien.in(folder);
        mien.run("keys", "new", "the.key").done().says("private half: " + folder.resolve("the.key"));
        mien.run(
                        "keys",
                        "new",
                        "--root",
                        "root.json",
                        "--root-key",
                        "the.key.pub",
                        "--release-key",
                        "the.key.pub",
                        "--key",
                        "the.key")
                .done()
                .says("root 1, expires");
        mien.run("verify", "gate", "--root", "root.json").failed().tells("release.json: is not signed");
        mien.run("sign", "gate/release.json", "--key", "the.key").done().says("gate 1.0 (sequence 3)");
        mien.run("verify", "gate", "--root", "root.json").done().says("all listed files are as they were signed");
        Files.writeString(bundle, CONTENT.replace('a', 'A'));
        mien.run("verify", "gate", "--root", "root.json").failed().tells("a.jar: has another SHA-256 than gate 1.0");
    }

    private static String release() throws GeneralSecurityException {
        byte[] content = CONTENT.getBytes(StandardCharsets.UTF_8);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return "{\"signatures\": [], \"signed\": {\"_type\": \"targets\", \"spec_version\": \"1.0.34\", \"version\": 3,"
                + " \"expires\": \"2040-01-31T00:00:00Z\","
                + " \"x-mien\": {\"product\": \"gate\", \"version\": \"1.0\", \"platform\": \"linux-x86-64\"},"
                + " \"targets\": {\"bundles/a.jar\": {\"length\": " + content.length + ", \"hashes\": {\"sha256\": \""
                + sha256
                + "\"}}}}}";
    }
}
