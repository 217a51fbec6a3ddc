package io.mien.compose.pack.oci;

import io.mien.compose.pack.ComposeException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar of a root file system, such as one of {@code debootstrap}; it becomes one layer as it is. */
record RootFilesystemBase(Path tar) implements BaseImage {
    /** How gzip begins. */
    private static final int GZIP = 0x1f8b;

    @Override
    public Start start(BlobFolder blobs, String architecture) throws IOException, ComposeException {
        try (TarArchiveInputStream entries = new TarArchiveInputStream(open())) {
            if (entries.getNextEntry() == null) {
                throw new ComposeException(tar + ": is not a tar, or an empty one");
            }
        } catch (IOException e) {
            throw new ComposeException(tar + ": is not a tar (" + e.getMessage() + ")", e);
        }
        try (InputStream in = open()) {
            return new Start(List.of(blobs.layer(in)), Map.of(), Optional.empty());
        }
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(tar));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP ? new GZIPInputStream(in) : in;
    }
}
