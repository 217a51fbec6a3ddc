package io.mien.compose.pack.oci;

import io.mien.compose.pack.ComposeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lower layers of an image: the C library and what else native code needs. */
public sealed interface BaseImage permits DebianBase, LayoutBase, RootFilesystemBase {
    /**
     * A base of Debian packages, unpacked without {@code dpkg}: no script of theirs runs.
     *
     * @param folder with {@code .deb} files
     */
    static BaseImage ofPackages(Path folder) {
        return new DebianBase(folder);
    }

    /**
     * A base that exists.
     *
     * @param path an OCI image layout in a folder, or a tar of a root file system, which may be compressed with gzip
     * @throws ComposeException if it is neither
     */
    static BaseImage of(Path path) throws ComposeException {
        if (Files.exists(path.resolve(LayoutBase.MARK))) {
            return new LayoutBase(path);
        }
        if (Files.isRegularFile(path)) {
            return new RootFilesystemBase(path);
        }
        throw new ComposeException(path
                + ": is not a base of an image (a folder with an OCI image layout, or a tar of a root file system)");
    }

    /**
     * What a base brings.
     *
     * @param layers from the lowest
     * @param config what its containers run with: the member {@code config} of the image's configuration
     * @param java where its Java is, empty if that is not known
     */
    record Start(List<Layer> layers, Map<String, Object> config, Optional<String> java) {}

    /**
     * Adds the base to an image that is written.
     *
     * @param architecture as Go calls it: {@code amd64}
     * @throws ComposeException naming what of it cannot be used
     */
    Start start(BlobFolder blobs, String architecture) throws IOException, ComposeException;
}
