package io.mien.trust.release;

import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A vendor with one key for roots and one for releases, and an installation that trusts it. */
final class SignedFiles {
    static final Instant EXPIRES = Instant.parse("2030-01-31T00:00:00Z");
    static final String PLATFORM = "linux-x86-64";

    final Path home;
    final SigningKey rootKey = SigningKey.create();
    final SigningKey releaseKey = SigningKey.create();

    SignedFiles(Path home) {
        this.home = home;
    }

    /** An installation with one bundle and one model, locked. */
    static SignedFiles locked(Path home) throws IOException, TrustException {
        SignedFiles files = new SignedFiles(home);
        files.write("bundles/a.jar", "bundle a");
        files.write("models/b.jar", "model b");
        files.install(files.root(1));
        files.install(files.release(7).signed(files.releaseKey));
        return files;
    }

    static RootText.Signers signers(int threshold, SigningKey... keys) {
        return new RootText.Signers(
                threshold, Arrays.stream(keys).map(SigningKey::verification).toList());
    }

    /** The first root, signed. */
    SignedText root(long version) throws TrustException {
        return RootText.unsigned(
                        home.resolve(TrustRoot.FILE),
                        version,
                        EXPIRES,
                        Optional.empty(),
                        signers(1, rootKey),
                        signers(1, releaseKey))
                .signed(rootKey);
    }

    /** A release of what lies in the installation, without a signature. */
    SignedText release(long sequence) throws IOException {
        return release(sequence, PLATFORM, "gate");
    }

    SignedText release(long sequence, String platform, String product) throws IOException {
        List<ReleasedFile> listed = List.of(listed("bundles/a.jar"), listed("models/b.jar"));
        return ReleaseText.text(
                home.resolve(Release.FILE), new Release(product, "1.0", platform, sequence, EXPIRES, listed));
    }

    ReleasedFile listed(String path) throws IOException {
        Path file = home.resolve(path);
        return new ReleasedFile(path, Files.size(file), Sha256.of(file));
    }

    Path write(String path, String content) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    void install(SignedText text) throws IOException {
        Files.createDirectories(text.file().getParent());
        Files.write(text.file(), text.toBytes());
    }

    InstallationLock lock() throws TrustException {
        return InstallationLock.of(home, PLATFORM).orElseThrow();
    }
}
