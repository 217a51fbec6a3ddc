package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustRootTest {
    private final SigningKey a = SigningKey.create();
    private final SigningKey b = SigningKey.create();
    private final SigningKey c = SigningKey.create();
    private final SigningKey online = SigningKey.create();

    @TempDir
    Path folder;

    @Test
    void twoOfThreeKeysMustSign() throws Exception {
        SignedText text = root(1, SignedFiles.signers(2, a, b, c));
        refused("1.json: is not signed (keys of root)", () -> TrustRoot.read(write(text)));
        refused("1.json: has 1 valid signatures of the 2 that are needed", () -> TrustRoot.read(write(text.signed(a))));
        SignedText twiceByOne = text.signed(a).signed(a).signed(online);
        refused("1.json: has 1 valid signatures of the 2 that are needed", () -> TrustRoot.read(write(twiceByOne)));
        TrustRoot root = TrustRoot.read(write(text.signed(a).signed(c)));
        assertEquals(2, root.rootRole().threshold());
        assertEquals(3, root.rootRole().keyIds().size());
    }

    @Test
    void rootIsFollowedByOneThatOldAndNewKeysHaveSigned() throws Exception {
        Path first = write(root(1, SignedFiles.signers(2, a, b)).signed(a).signed(b));
        SignedText next = root(2, SignedFiles.signers(1, c));
        refused(
                "2.json: has 1 valid signatures of the 2 that are needed (keys of root 1)",
                () -> follow(first, next.signed(a).signed(c)));
        refused(
                "2.json: has 0 valid signatures of the 1 that are needed (keys of root 2 itself)",
                () -> follow(first, next.signed(a).signed(b)));
        assertEquals(2, follow(first, next.signed(a).signed(b).signed(c)).version());
    }

    @Test
    void noStepOfAChainIsLeftOut() throws Exception {
        Path first = write(root(1, SignedFiles.signers(1, a)).signed(a));
        Path second = write(root(2, SignedFiles.signers(1, b)).signed(a).signed(b));
        Path third = write(root(3, SignedFiles.signers(1, c)).signed(b).signed(c));
        assertEquals(3, TrustRoot.read(List.of(first, second, third)).version());
        refused("3.json: is root 3, and only root 2 follows 1", () -> TrustRoot.read(List.of(first, third)));
        refused("1.json: is root 1, and only root 3 follows 2", () -> TrustRoot.read(List.of(first, second, first)));
        refused("2.json: is root 2, and only root 3 follows 2", () -> TrustRoot.read(List.of(second, second)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"threshold\": 2 | \"threshold\": 0 | a threshold of 0 is below 1",
                "\"threshold\": 2 | \"threshold\": -1 | a threshold of -1 is below 1",
                "\"threshold\": 2 | \"threshold\": -99999999999 | is below 1",
                "\"threshold\": 2 | \"threshold\": 4 | a threshold of 4 cannot be reached with 3 keys",
                "\"threshold\": 2 | \"threshold\": 4294967297 | cannot be reached with 3 keys",
                "\"root\": { | \"other\": { | 'root' is missing",
                "\"targets\": { | \"other\": { | 'targets' is missing",
                "\"keyids\": [\"A\" | \"keyids\": [\"A\", \"A\" | names a key twice",
                "\"keyids\": [\"A\" | \"keyids\": [\"X\" | names a key twice, or one that the root does not have",
                "\"keytype\": \"ed25519\" | \"keytype\": \"rsa\" | a key is not one of Ed25519",
                "\"public\" | \"more\": 1, \"public\" | a key is not one of Ed25519",
                "\"A\": { | \"X\": { | in truth",
                "\"_type\": \"root\" | \"_type\": \"targets\" | its _type is not 'root'",
            })
    void wrongRootIsRefused(String part, String wrong, String reason) throws Exception {
        String id = a.verification().id();
        String good = new String(root(1, SignedFiles.signers(2, a, b, c)).toBytes(), StandardCharsets.UTF_8);
        String bad = good.replace(
                part.replace("\"A\"", "\"" + id + "\""),
                wrong.replace("\"A\"", "\"" + id + "\"").replace("\"X\"", "\"" + "0".repeat(64) + "\""));
        assertTrue(!bad.equals(good), good);
        Path file = Files.writeString(folder.resolve("1.json"), bad);
        refused(reason, () -> RootText.read(SignedText.read(file)));
    }

    @Test
    void keyWithCapitalLettersIsNoSecondKey() {
        String hex = a.verification().hex();
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new VerificationKey(hex.replaceFirst("[a-f]", "A")));
        assertTrue(e.getMessage().contains("lower-case"), e.getMessage());
    }

    @Test
    void keyIsMadeAgainOfItsPrivateHalf() {
        SigningKey again = SigningKey.of(a.secret());
        assertEquals(a.verification(), again.verification());
        assertEquals("key " + a.verification().id(), again.toString());
    }

    private TrustRoot follow(Path first, SignedText next) throws Exception {
        return TrustRoot.read(List.of(first, write(next)));
    }

    private SignedText root(long version, RootText.Signers signers) throws TrustException {
        return RootText.unsigned(
                folder.resolve(version + ".json"),
                version,
                SignedFiles.EXPIRES,
                Optional.empty(),
                signers,
                SignedFiles.signers(1, online));
    }

    private Path write(SignedText text) throws Exception {
        return Files.write(text.file(), text.toBytes());
    }

    private static void refused(String reason, Executable reading) {
        TrustException e = assertThrows(TrustException.class, reading);
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
