package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The attacks that TUF names, on an installation that is to be upgraded. Each is refused by name. */
class TrustAttacksTest {
    @TempDir
    Path home;

    @TempDir
    Path data;

    private SignedFiles files;
    private InstallationLock lock;
    private SequenceRecord record;

    @BeforeEach
    void install() throws Exception {
        files = SignedFiles.locked(home);
        lock = files.lock();
        record = new SequenceRecord(data);
    }

    @Test
    void arbitraryInstallation() throws Exception {
        refused("release.json: is not signed", () -> upgrade(files.release(8)));
        refused(
                "release.json: has 0 valid signatures of the 1 that are needed",
                () -> upgrade(files.release(8).signed(SigningKey.create())));
        Path foreign = files.write("bundles/foreign.jar", "any code");
        refused("foreign.jar: not listed in the release gate 1.0", () -> lock.admit(foreign));
    }

    @Test
    void endlessData() throws Exception {
        Path endless = home.resolve("endless.json");
        try (RandomAccessFile file = new RandomAccessFile(endless.toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        refused("endless.json: cannot be read: has more than 8388608 bytes", () -> SignedText.read(endless));
        refused("endless.json: not listed in the release gate 1.0", () -> lock.admit(endless));
        refused(
                "/dev/zero: cannot be read: is a FIFO, a socket or a device",
                () -> SignedText.read(Path.of("/dev/zero")));
    }

    @Test
    void fastForwardIsEndedByANewRoot() throws Exception {
        SignedText last = files.release(999_999_999_999_999_999L).signed(files.releaseKey);
        record.accept(last, lock.upgrade(last, lock.root(), record), lock.root());
        SignedText honest = files.release(8).signed(files.releaseKey);
        refused("is gate 1.0 (sequence 8), a roll-back: sequence 999999999999999999", () -> upgrade(honest));

        SigningKey fresh = SigningKey.create();
        TrustRoot next = lock.root().successor(rotated(2, fresh).signed(files.rootKey));
        SignedText renewed = files.release(8).signed(fresh);
        record.accept(renewed, lock.upgrade(renewed, next, record), next);
        refused("under root 1; sequence 8 was accepted here before under root 2", () -> upgrade(last));
    }

    @Test
    void mixAndMatch() throws Exception {
        SignedText next = files.release(8).signed(files.releaseKey);
        record.accept(next, upgrade(next), lock.root());
        files.write("models/b.jar", "model b of another version");
        refused("b.jar: not listed in the release gate 1.0", () -> lock.admit(home.resolve("models/b.jar")));
        SignedText twin = files.release(8).signed(files.releaseKey);
        refused("sequence 8 was accepted here before with another content", () -> upgrade(twin));
    }

    @Test
    void twinOfTheInstalledReleaseIsRefusedWithoutAnyRecord() throws Exception {
        SignedText twin = files.release(7).signed(files.releaseKey);
        assertEquals(7, upgrade(twin).sequence(), "the installed one itself");
        files.write("models/b.jar", "model b of another version");
        SignedText other = files.release(7).signed(files.releaseKey);
        refused("this sequence is installed with another content", () -> upgrade(other));
    }

    @Test
    void rootsBeforeTheInstalledOneDoNotVerify() throws Exception {
        TrustRoot old = lock.root();
        SigningKey fresh = SigningKey.create();
        Files.write(
                home.resolve(TrustRoot.FILE),
                rotated(2, fresh).signed(files.rootKey).toBytes());
        files.install(files.release(7).signed(fresh));
        InstallationLock later = files.lock();
        SignedText stolen = files.release(8).signed(files.releaseKey);
        refused("under another root 1; this installation trusts root 2", () -> later.upgrade(stolen, old, record));
        TrustRoot twin = old.successor(rotated(2, files.releaseKey).signed(files.rootKey));
        refused("under another root 2; this installation trusts root 2", () -> later.upgrade(stolen, twin, record));
    }

    @Test
    void rollBack() throws Exception {
        refused(
                "a roll-back: gate 1.0 (sequence 7) is installed",
                () -> upgrade(files.release(6).signed(files.releaseKey)));
        SignedText accepted = files.release(9).signed(files.releaseKey);
        record.accept(accepted, upgrade(accepted), lock.root());
        SequenceRecord later = new SequenceRecord(data);
        SignedText between = files.release(8).signed(files.releaseKey);
        refused("a roll-back: sequence 9 was accepted here before", () -> lock.upgrade(between, lock.root(), later));
        assertEquals(9, lock.upgrade(accepted, lock.root(), later).sequence(), "the same once more");
    }

    @Test
    void keyCompromise() throws Exception {
        SigningKey fresh = SigningKey.create();
        SignedText next = rotated(2, fresh);
        refused("has 0 valid signatures of the 1 that are needed (keys of root 1)", () -> lock.root()
                .successor(next.withoutSignatures().signed(files.releaseKey)));
        TrustRoot root = lock.root().successor(next.signed(files.rootKey));
        SignedText stolen = files.release(8).signed(files.releaseKey);
        refused("has 0 valid signatures", () -> lock.upgrade(stolen, root, record));
        assertDoesNotThrow(() -> lock.upgrade(files.release(8).signed(fresh), root, record));
    }

    @Test
    void wrongSoftware() throws Exception {
        refused(
                "is a release of the product desk, and this is gate",
                () -> upgrade(files.release(8, SignedFiles.PLATFORM, "desk").signed(files.releaseKey)));
        refused(
                "is for linux-aarch64, and this is linux-x86-64",
                () -> upgrade(files.release(8, "linux-aarch64", "gate").signed(files.releaseKey)));
    }

    @Test
    void freezeStopsNothing() throws Exception {
        SignedText expired = SignedText.parse(
                        home.resolve(Release.FILE),
                        new String(files.release(8).toBytes(), StandardCharsets.UTF_8)
                                .replace("2030-01-31", "1999-01-31"))
                .signed(files.releaseKey);
        files.install(expired);
        assertTrue(files.lock().release().expires().isBefore(Instant.now()));
    }

    private SignedText rotated(long version, SigningKey release) throws TrustException {
        return RootText.unsigned(
                        home.resolve(version + ".root.json"),
                        version,
                        SignedFiles.EXPIRES,
                        Optional.empty(),
                        SignedFiles.signers(1, files.rootKey),
                        SignedFiles.signers(1, release))
                .signed(files.rootKey);
    }

    private Release upgrade(SignedText text) throws TrustException {
        return lock.upgrade(text, lock.root(), record);
    }

    private static void refused(String reason, Executable attack) throws IOException {
        TrustException e = assertThrows(TrustException.class, attack);
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
