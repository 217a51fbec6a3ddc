package io.mien.compose.pack.oci;

import io.mien.compose.pack.ComposeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A base of the Debian packages in a folder, in one layer. */
record DebianBase(Path folder) implements BaseImage {
    @Override
    public Start start(BlobFolder blobs, String architecture) throws IOException, ComposeException {
        List<Path> files = packages();
        AtomicReference<DebianLayer> written = new AtomicReference<>();
        Layer layer = blobs.layer(tar -> {
            written.set(new DebianLayer(tar, architecture));
            for (Path file : files) {
                written.get().add(new DebianPackage(file));
            }
        });
        return new Start(List.of(layer), Map.of(), written.get().java());
    }

    private List<Path> packages() throws IOException, ComposeException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new ComposeException(folder + ": has no Debian packages (.deb)");
            }
            return files;
        } catch (NotDirectoryException e) {
            throw new ComposeException(folder + ": is not a folder", e);
        }
    }
}
