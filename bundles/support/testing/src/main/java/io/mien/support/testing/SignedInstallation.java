package io.mien.support.testing;

import io.mien.boot.platform.Platform;
import io.mien.support.files.Sha256;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.ReleasedFile;
import io.mien.trust.release.RootText;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.SigningKey;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.TrustRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Locks an installation with keys of its own: {@code trust/root.json}, and a {@code release.json} that lists what lies in its
 * folders.
 *
 * @param home the installation
 * @param rootKey signs the root
 * @param releaseKey signs releases
 */
public record SignedInstallation(Path home, SigningKey rootKey, SigningKey releaseKey) {
    /** How the release is named in messages. */
    public static final String RELEASE = "gate 1.4 (sequence 12)";

    /** The end of each refusal. */
    public static final String REFUSAL = ": not listed in the release " + RELEASE + " of this locked installation";

    private static final List<String> FOLDERS = List.of("bin", "bundles", "features", "lib", "models");

    /** Signs what lies in the installation now, and locks it. */
    public static SignedInstallation lock(Path home) throws IOException, TrustException {
        SignedInstallation signed = new SignedInstallation(home, SigningKey.create(), SigningKey.create());
        Path root = home.resolve(TrustRoot.FILE);
        write(RootText.unsigned(root, 1, expiry(), Optional.empty(), signer(signed.rootKey), signer(signed.releaseKey))
                .signed(signed.rootKey));
        signed.release();
        return signed;
    }

    /** Signs what lies in the installation now. */
    public void release() throws IOException, TrustException {
        Release release = new Release("gate", "1.4", Platform.current(), 12, expiry(), files());
        write(ReleaseText.text(home.resolve(Release.FILE), release).signed(releaseKey));
    }

    private List<ReleasedFile> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file ->
                            FOLDERS.contains(home.relativize(file).getName(0).toString()))
                    .map(this::listed)
                    .toList();
        }
    }

    private ReleasedFile listed(Path file) {
        try {
            String path = home.relativize(file).toString().replace('\\', '/');
            return new ReleasedFile(path, Files.size(file), Sha256.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant expiry() {
        return Instant.now().plus(365, ChronoUnit.DAYS);
    }

    private static RootText.Signers signer(SigningKey key) {
        return new RootText.Signers(1, List.of(key.verification()));
    }

    private static void write(SignedText text) throws IOException {
        Files.createDirectories(text.file().getParent());
        Files.write(text.file(), text.toBytes());
    }
}
