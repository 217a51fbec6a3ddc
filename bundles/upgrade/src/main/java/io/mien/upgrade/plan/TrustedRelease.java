package io.mien.upgrade.plan;

import io.mien.MienException;
import io.mien.boot.platform.Platform;
import io.mien.command.call.UsageException;
import io.mien.trust.release.InstallationLock;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.SequenceRecord;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.TrustRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A release from outside that may take the place of what is installed: enough trusted keys have signed it, it is of this product
 * and for this platform, and no later one was accepted here before.
 *
 * @param text the signed file
 * @param release what it says
 * @param root that verified it
 * @param locked whether the installation takes nothing but what its own release lists
 * @param expired whether devices should have heard of a later one; never a reason to refuse it
 */
public record TrustedRelease(SignedText text, Release release, TrustRoot root, boolean locked, boolean expired) {
    /**
     * Verifies a release.
     *
     * @param file the signed file
     * @param home the installation, whose root counts if it has one
     * @param data the data folder, which remembers what was accepted
     * @param trusted the root that counts if the installation has none
     * @throws UsageException if both have one, or neither
     * @throws MienException naming the file and the reason for which it is not trusted
     */
    public static TrustedRelease verify(Path file, Path home, Path data, Optional<Path> trusted) throws MienException {
        try {
            Optional<InstallationLock> lock = InstallationLock.of(home);
            SignedText text = SignedText.read(file);
            SequenceRecord record = new SequenceRecord(data);
            if (lock.isPresent()) {
                if (trusted.isPresent()) {
                    throw new UsageException("--root " + trusted.get() + ": the installation " + home
                            + " is locked, and its own root decides");
                }
                Release release = lock.get().upgrade(text, lock.get().root(), record);
                return of(text, release, lock.get().root(), true);
            }
            if (trusted.isEmpty()) {
                throw new UsageException("the installation " + home
                        + " has no root that says whose releases count; name one by --root FILE");
            }
            TrustRoot root = TrustRoot.read(trusted.get());
            Release release = root.release(text);
            requireFor(file, release, home);
            record.require(text, release, root);
            return of(text, release, root, false);
        } catch (TrustException e) {
            throw new MienException(e.getMessage(), e);
        }
    }

    private static TrustedRelease of(SignedText text, Release release, TrustRoot root, boolean locked) {
        return new TrustedRelease(text, release, root, locked, release.expires().isBefore(Instant.now()));
    }

    /** What {@link InstallationLock#upgrade} asks of a release in a locked installation. */
    private static void requireFor(Path file, Release release, Path home) throws TrustException {
        String platform = Platform.current();
        if (!release.platform().equals(platform)) {
            throw new TrustException(file, "is for " + release.platform() + ", and this is " + platform);
        }
        Path own = home.resolve(Release.FILE);
        if (Files.exists(own)) {
            Release installed = ReleaseText.read(own);
            if (!installed.product().equals(release.product())) {
                throw new TrustException(
                        file,
                        "is a release of the product " + release.product() + ", and this is " + installed.product());
            }
            if (release.sequence() < installed.sequence()) {
                throw new TrustException(file, "is " + release + ", a roll-back: " + installed + " is installed");
            }
        }
    }

    /**
     * Notes that the release is installed: no earlier one is accepted from now on.
     *
     * @param data the data folder, which this process owns
     */
    public void accept(Path data) throws MienException {
        try {
            new SequenceRecord(data).accept(text, release, root);
        } catch (TrustException e) {
            throw new MienException(e.getMessage(), e);
        }
    }
}
