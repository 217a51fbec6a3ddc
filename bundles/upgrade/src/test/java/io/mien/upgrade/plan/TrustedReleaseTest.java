package io.mien.upgrade.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.boot.platform.Platform;
import io.mien.command.call.UsageException;
import io.mien.trust.release.Release;
import io.mien.trust.release.SigningKey;
import io.mien.trust.release.TrustRoot;
import io.mien.upgrade.fake.Vendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which releases from outside are trusted, in installations with and without a root of their own. */
class TrustedReleaseTest {
    @TempDir
    Path folder;

    private final Vendor vendor = new Vendor(SigningKey.create());
    private Path home;
    private Path data;
    private Path stick;
    private Path root;

    @BeforeEach
    void install() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        data = Files.createDirectory(folder.resolve("data"));
        stick = Files.createDirectory(folder.resolve("stick"));
        root = vendor.root(folder.resolve("root.json"));
        vendor.sign(home, 5, List.of());
    }

    private TrustedRelease verify(Path release) throws MienException {
        return TrustedRelease.verify(release, home, data, Optional.of(root));
    }

    private void assertRefused(Path release, String reason) {
        MienException e = assertThrows(MienException.class, () -> verify(release));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertFalse(Files.exists(data.resolve("trust")), "nothing is noted");
    }

    private Path release(String product, String platform, long sequence, Instant expires) throws Exception {
        return vendor.sign(stick, new Release(product, "2", platform, sequence, expires, List.of()));
    }

    private static Instant later() {
        return Instant.now().plusSeconds(100_000);
    }

    @Test
    void takesALaterOne() throws Exception {
        TrustedRelease trusted = verify(vendor.sign(stick, 6, List.of()));
        assertEquals("gate 1.6 (sequence 6)", trusted.release().toString());
        assertFalse(trusted.locked());
        assertFalse(trusted.expired());
    }

    @Test
    void anExpiredOneIsTakenAndSaidToBe() throws Exception {
        assertTrue(verify(release("gate", Platform.current(), 6, Instant.EPOCH)).expired());
    }

    @Test
    void refusesAnotherVendorsProductOrPlatform() throws Exception {
        assertRefused(new Vendor(SigningKey.create()).sign(stick, 6, List.of()), "has 0 valid signatures of the 1");
        assertRefused(release("desk", Platform.current(), 6, later()), "is a release of the product desk");
        assertRefused(release("gate", "plan9-vax", 6, later()), "is for plan9-vax, and this is ");
    }

    @Test
    void refusesARollBackToWhatWasInstalledOrAcceptedBefore() throws Exception {
        assertRefused(vendor.sign(stick, 4, List.of()), "a roll-back: gate 1.5 (sequence 5) is installed");
        verify(vendor.sign(stick, 9, List.of())).accept(data);
        MienException e = assertThrows(MienException.class, () -> verify(vendor.sign(stick, 8, List.of())));
        assertTrue(e.getMessage().contains("a roll-back: sequence 9 was accepted here before"), e.getMessage());
    }

    @Test
    void aLockedInstallationTrustsItsOwnRootAlone() throws Exception {
        vendor.root(home.resolve(TrustRoot.FILE));
        Path release = vendor.sign(stick, 6, List.of());
        assertTrue(TrustedRelease.verify(release, home, data, Optional.empty()).locked());
        UsageException e = assertThrows(UsageException.class, () -> verify(release));
        assertTrue(e.getMessage().endsWith("is locked, and its own root decides"), e.getMessage());
    }

    @Test
    void withoutARootNothingIsTrusted() throws Exception {
        Path release = vendor.sign(stick, 6, List.of());
        UsageException e =
                assertThrows(UsageException.class, () -> TrustedRelease.verify(release, home, data, Optional.empty()));
        assertTrue(e.getMessage().contains("name one by --root FILE"), e.getMessage());
    }
}
