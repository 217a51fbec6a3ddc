package io.mien.upgrade.fake;

import io.mien.boot.platform.Platform;
import io.mien.support.files.Sha256;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.ReleasedFile;
import io.mien.trust.release.RootText;
import io.mien.trust.release.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A vendor with one key: makes products in folders and signs them.
 *
 * @param key signs everything
 */
public record Vendor(SigningKey key) {
    private static final Instant LATER = Instant.parse("2099-01-31T00:00:00Z");

    /** Writes the root that trusts this vendor. */
    public Path root(Path file) throws Exception {
        RootText.Signers signers = new RootText.Signers(1, List.of(key.verification()));
        Files.createDirectories(file.getParent());
        return Files.write(
                file,
                RootText.unsigned(file, 1, LATER, Optional.empty(), signers, signers)
                        .signed(key)
                        .toBytes());
    }

    /** Signs these files of a folder as a release of the product {@code gate}. */
    public Path sign(Path folder, long sequence, List<String> paths) throws Exception {
        return sign(
                folder,
                new Release("gate", "1." + sequence, Platform.current(), sequence, LATER, files(folder, paths)));
    }

    /** Signs a release, whatever lies in the folder. */
    public Path sign(Path folder, Release release) throws Exception {
        Path file = folder.resolve(Release.FILE);
        return Files.write(file, ReleaseText.text(file, release).signed(key).toBytes());
    }

    /** What files of a folder are. */
    public static List<ReleasedFile> files(Path folder, List<String> paths) throws IOException {
        List<ReleasedFile> files = new ArrayList<>();
        for (String path : paths) {
            Path file = folder.resolve(path);
            files.add(new ReleasedFile(path, Files.size(file), Sha256.of(file)));
        }
        return files;
    }

    /** Writes a jar that is a bundle. */
    public static Path bundle(Path file, String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", version);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return file;
    }

    /** Writes a file. */
    public static Path text(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
