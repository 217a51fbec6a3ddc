package io.mien.trust.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest extends VendorCase {
    private static final String PASSPHRASE = "correct horse battery";

    @Test
    void onlyTheOwnerCanReadANewKey() throws Exception {
        List<String> lines = done("keys", "new", "a.key");
        assertEquals(lines.get(0), done("keys", "show", "a.key.pub").get(0));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.key"))));
        assertTrue(Files.readString(folder.resolve("a.key")).startsWith("-----BEGIN PRIVATE KEY-----\n"));
        assertTrue(Files.readString(folder.resolve("a.key.pub")).startsWith("-----BEGIN PUBLIC KEY-----\n"));
    }

    @Test
    void existingFilesAreNotReplaced() throws Exception {
        Path secret = write("a.key", "something");
        refused("a.key: exists, and is not replaced", "keys", "new", "a.key");
        assertEquals("something", Files.readString(secret));
        assertFalse(Files.exists(folder.resolve("a.key.pub")));
        write("b.key.pub", "something");
        refused("b.key.pub: cannot be written", "keys", "new", "b.key");
        assertFalse(Files.exists(folder.resolve("b.key")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void keyThatOthersCanReadOrWriteIsRefused(String mode) throws Exception {
        done("keys", "new", "a.key");
        Files.setPosixFilePermissions(folder.resolve("a.key"), PosixFilePermissions.fromString(mode));
        refused("a.key: other users can read or write", "sign", "gate/release.json", "--key", "a.key");
    }

    @Test
    void encryptedKeySignsWithItsPassphraseOnly() throws Exception {
        write("secret", PASSPHRASE + "\nsecond line\n");
        write("wrong", "correct horse batterY\n");
        done("keys", "new", "a.key", "--passphrase-file", "secret");
        assertTrue(Files.readString(folder.resolve("a.key")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        String[] sign = {"sign", "gate/release.json", "--key", "a.key", "--passphrase-file", "wrong"};
        refused("a.key: the passphrase is wrong, or the file is damaged", sign);
        refused(2, "a passphrase can be typed at a terminal only", "sign", "gate/release.json", "--key", "a.key");
        desk.in = new ByteArrayInputStream((PASSPHRASE + "\n").getBytes(StandardCharsets.UTF_8));
        sign[5] = "-";
        done(sign);
    }

    @Test
    void passphraseIsLongEnoughAndAscii() throws Exception {
        write("short", "elevenchars\n");
        refused("the passphrase is shorter than 12 characters", "keys", "new", "a.key", "--passphrase-file", "short");
        write("other", "pa\u00dfwort mit Umlaut\n");
        refused(
                "a passphrase has letters, digits and signs of ASCII",
                "keys",
                "new",
                "a.key",
                "--passphrase-file",
                "other");
        refused("no such file", "keys", "new", "a.key", "--passphrase-file", "missing");
        assertFalse(Files.exists(folder.resolve("a.key")));
        assertFalse(Files.exists(folder.resolve("a.key.pub")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no key",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
            })
    void damagedPrivateKeyIsRefused(String text) throws Exception {
        Path key = write("a.key", text);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        write("secret", PASSPHRASE);
        refused("a.key: is not a", "sign", "gate/release.json", "--key", "a.key", "--passphrase-file", "secret");
    }

    @Test
    void halvesAreNotMixedUp() {
        done("keys", "new", "a.key");
        refused("a.key.pub: is not a private key, but a PUBLIC KEY", "sign", "gate/release.json", "--key", "a.key.pub");
        refused(
                "a.key: is not a public key, but a PRIVATE KEY",
                "keys",
                "new",
                "--root",
                "root.json",
                "--root-key",
                "a.key",
                "--release-key",
                "a.key.pub");
    }

    @Test
    void rootOfTwoOfThreeKeysIsSignedByOneAfterTheOther() {
        for (String name : List.of("a", "b", "c", "release")) {
            done("keys", "new", name);
        }
        List<String> lines = done(
                "keys",
                "new",
                "--root",
                "root.json",
                "--root-threshold",
                "2",
                "--root-key",
                "a.pub",
                "--root-key",
                "b.pub",
                "--root-key",
                "c.pub",
                "--release-key",
                "release.pub",
                "--product",
                "gate",
                "--expires",
                "2031-02-28",
                "--key",
                "a");
        assertEquals("root 1, expires 2031-02-28T00:00:00Z, for the product gate", lines.get(0));
        assertEquals("signed by 2 of 3: roots", lines.get(1));
        assertEquals(
                "signatures of keys of this root: 1 valid, 2 needed; 'mien sign' adds one",
                lines.get(lines.size() - 1));
        done("sign", "gate/release.json", "--key", "release");
        refused("root.json: has 1 valid signatures of the 2 that are needed", "verify", "gate", "--root", "root.json");
        assertTrue(
                done("sign", "root.json", "--key", "b").contains("signatures of keys of this root: 2 valid, 2 needed"));
        done("verify", "gate", "--root", "root.json");
    }

    @Test
    void rootThatNobodyCouldSignIsRefused() {
        done("keys", "new", "a");
        String[] root = {"keys", "new", "--root", "root.json", "--root-key", "a.pub", "--release-key", "a.pub", "", ""};
        root[8] = "--root-threshold";
        root[9] = "2";
        refused("--root-key: a threshold of 2 cannot be reached with 1 keys", root);
        root[9] = "0";
        refused("--root-key: a threshold of 0 is below 1", root);
        root[8] = "--expires";
        root[9] = "soon";
        refused(2, "--expires is a day such as", root);
        root[8] = "--passphrase-file";
        root[9] = "missing";
        refused(2, "only with --root", "keys", "new", "b", "--product", "gate");
        refused("--root-key is needed", "keys", "new", "--root", "root.json", "--product", "gate");
        assertFalse(Files.exists(folder.resolve("root.json")));
    }

    @Test
    void rotatedRootNeedsOldAndNewKeys() {
        sign();
        done("keys", "new", "new-root.key");
        done("keys", "new", "new-release.key");
        List<String> lines = done(
                "keys",
                "rotate",
                "root.json",
                "-o",
                "2.root.json",
                "--root-key",
                "new-root.key.pub",
                "--release-key",
                "new-release.key.pub",
                "--key",
                "new-root.key");
        assertEquals(
                "signatures of keys of root 1: 0 valid, 1 needed; 'mien sign' adds one", lines.get(lines.size() - 1));
        refused(
                "2.root.json: has 0 valid signatures of the 1 that are needed (keys of root 1)",
                "verify",
                "gate",
                "--root",
                "root.json",
                "--root",
                "2.root.json");
        done("sign", "2.root.json", "--key", "root.key");
        assertTrue(done("keys", "show", "root.json", "2.root.json").get(0).startsWith("root 1, "));
        refused(
                "release.json: has 0 valid signatures",
                "verify",
                "gate",
                "--root",
                "root.json",
                "--root",
                "2.root.json");
        done("sign", "gate/release.json", "--sequence", "2", "--key", "new-release.key");
        done("verify", "gate", "--root", "root.json", "--root", "2.root.json");
        refused("release.json: has 0 valid signatures", "verify", "gate", "--root", "root.json");
        refused(2, "NEXT is another file than ROOT", "keys", "rotate", "root.json", "-o", "./root.json");
    }

    @Test
    void rotatedRootKeepsEverythingElse() {
        sign();
        List<String> before = done("keys", "show", "root.json");
        List<String> after = done("keys", "rotate", "root.json", "-o", "2.root.json", "--key", "root.key");
        assertEquals(before.get(0).replace("root 1", "root 2"), after.get(0));
        assertEquals(before.subList(1, before.size()), after.subList(1, before.size()));
    }
}
