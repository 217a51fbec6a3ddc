package io.mien.trust.release;

import io.mien.boot.locked.LockedRelease;
import io.mien.boot.platform.Platform;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what may be installed and run in a locked installation: what its signed release lists, and nothing else. The presence
 * of {@code trust/root.json} in the installation locks it; nothing outside of the installation is asked.
 */
public final class InstallationLock {
    private final TrustRoot root;
    private final Release release;
    /** Of the release's signed part. */
    private final String digest;
    /** By SHA-256. */
    private final Map<String, ReleasedFile> listed = new HashMap<>();

    private InstallationLock(TrustRoot root, SignedText text) throws TrustException {
        this.root = root;
        this.release = root.release(text);
        this.digest = text.digest();
        release.files().forEach(file -> listed.put(file.sha256(), file));
    }

    /**
     * The lock of an installation; empty without {@code trust/root.json}.
     *
     * @param home the installation's folder
     * @throws TrustException if root or release cannot be read, too few keys have signed, or the release is for another product
     *     or platform
     */
    public static Optional<InstallationLock> of(Path home) throws TrustException {
        return of(home, Platform.current());
    }

    static Optional<InstallationLock> of(Path home, String platform) throws TrustException {
        Path file = home.resolve(TrustRoot.FILE);
        // A dangling link, or a folder that may not be looked into, does not unlock.
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        TrustRoot root = TrustRoot.read(file);
        SignedText text = SignedText.read(home.resolve(Release.FILE));
        InstallationLock lock = new InstallationLock(root, text);
        requirePlatform(text.file(), lock.release, platform);
        return Optional.of(lock);
    }

    /** The release that is installed. */
    public Release release() {
        return release;
    }

    /** The root that the installation trusts. */
    public TrustRoot root() {
        return root;
    }

    /**
     * Verifies a release from outside that is to take the place of the installed one.
     *
     * @param next the root that verifies it: that of this installation, or one that {@link TrustRoot#successor} led to
     * @param record of the data folder; {@link SequenceRecord#accept} notes the release once it is installed
     * @throws TrustException if too few keys have signed it, it is of another product or for another platform, or a later one
     *     or another one of its sequence was installed or accepted before, or the root is not this one or a later one
     */
    public Release upgrade(SignedText text, TrustRoot next, SequenceRecord record) throws TrustException {
        Release upgrade = next.release(text);
        if (!upgrade.product().equals(release.product())) {
            throw new TrustException(
                    text.file(),
                    "is a release of the product " + upgrade.product() + ", and this is " + release.product());
        }
        requirePlatform(text.file(), upgrade, release.platform());
        requireLater(text, upgrade, next);
        record.require(text, upgrade, next);
        return upgrade;
    }

    private void requireLater(SignedText text, Release upgrade, TrustRoot next) throws TrustException {
        if (next.version() > root.version()) {
            return;
        }
        if (!next.text().digest().equals(root.text().digest())) {
            throw new TrustException(
                    text.file(),
                    "is " + upgrade + " under another root " + next.version() + "; this installation trusts root "
                            + root.version());
        }
        if (upgrade.sequence() < release.sequence()) {
            throw new TrustException(text.file(), "is " + upgrade + ", a roll-back: " + release + " is installed");
        }
        if (upgrade.sequence() == release.sequence() && !text.digest().equals(digest)) {
            throw new TrustException(
                    text.file(), "is " + upgrade + ", and this sequence is installed with another content");
        }
    }

    private static void requirePlatform(Path file, Release release, String platform) throws TrustException {
        if (!release.platform().equals(platform)) {
            throw new TrustException(file, "is for " + release.platform() + ", and this is " + platform);
        }
    }

    /** Whether a file of this digest and length is listed. */
    public boolean admits(String sha256, long length) {
        ReleasedFile file = listed.get(sha256);
        return file != null && file.length() == length;
    }

    /**
     * Checks a file, or every file of a folder that a bundle was unpacked into: its content must be listed. A file is read
     * once, and not at all if no listed file has its length.
     *
     * @param file the very file that is installed then; nobody else may write to it any more
     * @throws UntrustedException if its content is not listed, or cannot be read
     */
    public void admit(Path file) throws UntrustedException {
        try {
            if (Files.isDirectory(file)) {
                for (Path inner : filesIn(file)) {
                    admitFile(inner);
                }
            } else {
                admitFile(file);
            }
        } catch (IOException e) {
            throw new UntrustedException(file, "cannot be read: " + IoReason.of(e));
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void admitFile(Path file) throws IOException, UntrustedException {
        long length = Files.size(RegularFile.require(file));
        boolean known = listed.values().stream().anyMatch(l -> l.length() == length);
        if (!known || !admits(ContentDigest.sha256(file, length), length)) {
            throw new UntrustedException(file, new LockedRelease(release.toString()).reason());
        }
    }
}
