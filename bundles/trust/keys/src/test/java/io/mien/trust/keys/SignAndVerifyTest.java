package io.mien.trust.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignAndVerifyTest extends VendorCase {
    @BeforeEach
    void signProduct() {
        sign();
    }

    @Test
    void signedProductIsVerifiedFromOutside() {
        assertEquals(
                List.of(
                        "gate 1.0 (sequence 1) for linux-x86-64",
                        "3 files, expires 2040-01-31T00:00:00Z",
                        "all listed files are as they were signed, under root 1"),
                done("verify", "gate", "--root", "root.json"));
        done("verify", "gate/release.json", "--root", "root.json");
    }

    @Test
    void firstFaultIsNamedAndTheOthersCounted() throws Exception {
        write("gate/lib/b.jar", "other");
        refused(
                "gate/lib/b.jar: has 5 bytes, and gate 1.0 (sequence 1) says 20\n",
                "verify",
                "gate",
                "--root",
                "root.json");
        write("gate/bundles/a.jar", "content of bundles/A.jar");
        write("gate/features/more.json", "{}");
        refused(
                "gate/bundles/a.jar: has another SHA-256 than gate 1.0 (sequence 1) says (and 2 more faults)",
                "verify",
                "gate",
                "--root",
                "root.json");
    }

    @Test
    void otherFilesAreSaid() throws Exception {
        write("gate/conf/jvm.options", "");
        Result result = desk.type("verify", "gate", "--root", "root.json");
        assertEquals(0, result.code(), result::toString);
        assertEquals("mien: not listed: conf/\n", result.err());
    }

    @Test
    void expiredReleaseIsSaidAndNoFault() {
        done("sign", "gate/release.json", "--sequence", "2", "--expires", "2001-01-01", "--key", "release.key");
        Result result = desk.type("verify", "gate", "--root", "root.json");
        assertEquals(0, result.code(), result::toString);
        assertEquals("mien: the release expired on 2001-01-01T00:00:00Z\n", result.err());
    }

    @Test
    void rootInTheProductIsTheOneThatIsTrusted() throws Exception {
        Files.createDirectories(folder.resolve("gate/trust"));
        Path installed = Files.copy(folder.resolve("root.json"), folder.resolve("gate/trust/root.json"));
        done("verify", "gate", "--root", "root.json");
        Result alone = desk.type("verify", "gate");
        assertEquals(0, alone.code(), alone::toString);
        assertTrue(alone.err().contains("without --root, the product is compared with its own root only"));
        done("keys", "new", "thief");
        done(
                "keys",
                "new",
                "--root",
                "thief.json",
                "--root-key",
                "thief.pub",
                "--release-key",
                "thief.pub",
                "--key",
                "thief");
        Files.write(installed, Files.readAllBytes(folder.resolve("thief.json")));
        refused("gate/trust/root.json: is another root than", "verify", "gate", "--root", "root.json");
        Files.delete(installed);
        refused("gate/trust/root.json: cannot be read: no such file", "verify", "gate");
    }

    @Test
    void sequenceIsOnlyRaised() throws Exception {
        Path release = folder.resolve("gate/release.json");
        byte[] before = Files.readAllBytes(release);
        String[] sign = {"sign", "gate/release.json", "--key", "release.key", "--sequence", "0"};
        refused("release.json: has sequence 1 and is signed: --sequence must be higher", sign);
        sign[5] = "1";
        refused("release.json: has sequence 1 and is signed: --sequence must be higher", sign);
        refused(
                "and is signed: --sequence must be higher",
                "sign",
                "gate/release.json",
                "--key",
                "release.key",
                "--expires",
                "2041-01-01");
        assertArrayEquals(before, Files.readAllBytes(release));
        sign[5] = "7";
        assertEquals("gate 1.0 (sequence 7) for linux-x86-64", done(sign).get(0));
        assertEquals(3, done("verify", "gate", "--root", "root.json").size());
    }

    @Test
    void signaturesOfOtherKeysStay() {
        done("keys", "new", "second.key");
        assertEquals(4, done("sign", "gate/release.json", "--key", "second.key").size());
        done("verify", "gate", "--root", "root.json");
        assertEquals(
                3,
                done("sign", "gate/release.json", "--sequence", "2", "--key", "second.key")
                        .size());
        refused("release.json: has 0 valid signatures of the 1", "verify", "gate", "--root", "root.json");
    }

    @Test
    void fileOfAnotherKindIsNotSigned() throws Exception {
        refused(2, "--key is needed", "sign", "gate/release.json");
        refused(
                2,
                "--sequence and --expires are for releases",
                "sign",
                "root.json",
                "--key",
                "root.key",
                "--sequence",
                "2");
        write("text", "{}");
        refused("text: is not signed metadata", "sign", "text", "--key", "root.key");
        refused("missing: cannot be read: no such file", "sign", "missing", "--key", "root.key");
        write("other", "{\"signatures\": [], \"signed\": {\"_type\": \"snapshot\"}}");
        refused("other: is not a release", "sign", "other", "--key", "root.key");
    }
}
