package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationLockTest {
    @TempDir
    Path home;

    @TempDir
    Path outside;

    @Test
    void installationWithoutRootIsNotLocked() throws TrustException {
        assertEquals(Optional.empty(), InstallationLock.of(home));
    }

    @Test
    void danglingLinkInPlaceOfTheRootDoesNotUnlock() throws Exception {
        Files.createDirectories(home.resolve("trust"));
        Files.createSymbolicLink(home.resolve(TrustRoot.FILE), home.resolve("nothing"));
        refused("root.json: cannot be read");
    }

    @Test
    void listedContentIsAdmittedWhereverItLies() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        Path copy = Files.copy(home.resolve("bundles/a.jar"), outside.resolve("other.jar"));
        files.lock().admit(home.resolve("bundles/a.jar"));
        files.lock().admit(copy);
        byte[] content = "model b".getBytes(StandardCharsets.UTF_8);
        assertTrue(files.lock().admits(Sha256.of(content), content.length));
        assertFalse(files.lock().admits(Sha256.of(content), content.length + 1));
        assertEquals(7, files.lock().release().sequence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundle A", "bundle a and more", "", "bundle"})
    void otherContentIsRefused(String content) throws Exception {
        InstallationLock lock = SignedFiles.locked(home).lock();
        Path file = Files.writeString(outside.resolve("x.jar"), content);
        UntrustedException e = assertThrows(UntrustedException.class, () -> lock.admit(file));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                file + ": not listed in the release gate 1.0 (sequence 7) of this locked installation"),
                e.getMessage());
    }

    @Test
    void folderIsAdmittedOnlyIfEachFileInItIsListed() throws Exception {
        InstallationLock lock = SignedFiles.locked(home).lock();
        lock.admit(home.resolve("bundles"));
        Path more = Files.writeString(home.resolve("bundles/more.so"), "native");
        UntrustedException e = assertThrows(UntrustedException.class, () -> lock.admit(home.resolve("bundles")));
        assertTrue(e.getMessage().startsWith(more + ": "), e.getMessage());
    }

    @Test
    void endlessFileIsNotRead() throws Exception {
        InstallationLock lock = SignedFiles.locked(home).lock();
        assertThrows(UntrustedException.class, () -> lock.admit(Path.of("/dev/zero")));
    }

    @Test
    void releaseThatIsMissingOrUnsignedLocksEverythingOut() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        files.install(files.release(8));
        refused("release.json: is not signed (keys of root 1)");
        Files.delete(home.resolve(Release.FILE));
        refused("release.json: cannot be read: no such file or folder");
    }

    @Test
    void releaseSignedByAnotherKeyIsRefused() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        files.install(files.release(8).signed(SigningKey.create()));
        refused("release.json: has 0 valid signatures of the 1 that are needed");
        files.install(files.release(8).signed(files.rootKey));
        refused("release.json: has 0 valid signatures of the 1 that are needed");
    }

    @Test
    void releaseChangedAfterItWasSignedIsRefused() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        Path release = home.resolve(Release.FILE);
        Files.writeString(release, Files.readString(release).replace("\"version\": 7", "\"version\": 8"));
        refused("release.json: has 0 valid signatures of the 1 that are needed");
        files.install(files.release(8).signed(files.releaseKey));
        assertEquals(8, files.lock().release().sequence());
    }

    @Test
    void releaseForAnotherPlatformIsRefused() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        files.install(files.release(8, "linux-aarch64", "gate").signed(files.releaseKey));
        refused("release.json: is for linux-aarch64, and this is linux-x86-64");
    }

    @Test
    void releaseOfAnotherProductThanTheRootNamesIsRefused() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        files.install(RootText.unsigned(
                        home.resolve(TrustRoot.FILE),
                        1,
                        SignedFiles.EXPIRES,
                        Optional.of("desk"),
                        SignedFiles.signers(1, files.rootKey),
                        SignedFiles.signers(1, files.releaseKey))
                .signed(files.rootKey));
        refused("release.json: is a release of the product gate, and the root is for desk");
    }

    @Test
    void rootThatIsDamagedOrUnsignedLocksEverythingOut() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        files.write(TrustRoot.FILE, "{");
        refused("root.json: is not signed metadata");
        files.write(TrustRoot.FILE, "");
        refused("root.json: is not signed metadata");
        SignedText root = RootText.unsigned(
                home.resolve(TrustRoot.FILE),
                1,
                SignedFiles.EXPIRES,
                Optional.empty(),
                SignedFiles.signers(1, files.rootKey),
                SignedFiles.signers(1, files.releaseKey));
        files.install(root);
        refused("root.json: is not signed");
    }

    private void refused(String reason) throws IOException {
        TrustException e = assertThrows(TrustException.class, () -> InstallationLock.of(home, SignedFiles.PLATFORM));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
