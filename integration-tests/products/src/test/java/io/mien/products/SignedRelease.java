package io.mien.products;

import io.mien.boot.platform.Platform;
import io.mien.support.files.Sha256;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.ReleasedFile;
import io.mien.trust.release.RootText;
import io.mien.trust.release.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A release of the distribution in a folder, in which some bundles are others; only those lie in the folder. */
final class SignedRelease {
    private static final List<String> FOLDERS = List.of("bin", "bundles", "features", "lib", "models");
    private static final Instant LATER = Instant.parse("2099-01-31T00:00:00Z");

    private final Path folder;
    private final SigningKey key = SigningKey.create();
    private final Map<String, ReleasedFile> files = new TreeMap<>();

    private SignedRelease(Path folder) {
        this.folder = folder;
    }

    /** One that is the distribution, signed by a key of its own. */
    static SignedRelease in(Path folder) throws Exception {
        SignedRelease release = new SignedRelease(folder);
        try (Stream<Path> all = Files.walk(Mien.HOME)) {
            all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> FOLDERS.contains(
                            Mien.HOME.relativize(file).getName(0).toString()))
                    .forEach(file -> release.list(Mien.HOME, file));
        }
        RootText.Signers signers = new RootText.Signers(1, List.of(release.key.verification()));
        Files.write(
                release.root(),
                RootText.unsigned(release.root(), 1, LATER, Optional.empty(), signers, signers)
                        .signed(release.key)
                        .toBytes());
        return release;
    }

    private void list(Path home, Path file) {
        try {
            String path = home.relativize(file).toString();
            files.put(path, new ReleasedFile(path, Files.size(file), Sha256.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root that trusts it. */
    Path root() {
        return folder.resolve("vendor.json");
    }

    /** The same with another version of a bundle. */
    SignedRelease replacing(String name, String version, Path jar) throws IOException {
        files.keySet().removeIf(path -> path.startsWith("bundles/" + name + "-"));
        Path file = folder.resolve("bundles/" + name + "-" + version + ".jar");
        Files.createDirectories(file.getParent());
        Files.copy(jar, file);
        list(folder, file);
        return this;
    }

    /** Changes a file after it was listed. */
    void tamper(String path) throws IOException {
        Path file = folder.resolve(path);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Signs it. */
    Path sign(String version, long sequence) throws Exception {
        Path file = folder.resolve(Release.FILE);
        Release release =
                new Release("desk", version, Platform.current(), sequence, LATER, List.copyOf(files.values()));
        return Files.write(file, ReleaseText.text(file, release).signed(key).toBytes());
    }
}
