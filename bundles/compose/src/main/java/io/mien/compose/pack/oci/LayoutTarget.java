package io.mien.compose.pack.oci;

import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.tar.ReproducibleTar;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder beside its target that an image layout is written to until it is complete; deleted if it does not become complete. */
final class LayoutTarget implements AutoCloseable {
    private final Path target;
    private final Path folder;

    private LayoutTarget(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        folder = this.target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        Files.createDirectories(folder);
    }

    /** @throws ComposeException if something else than an image lies there */
    static LayoutTarget of(Path target) throws IOException, ComposeException {
        if (isTar(target) ? Files.isDirectory(target) : !mayBeReplaced(target)) {
            throw new ComposeException(target + ": exists, and is not an image; it is not replaced");
        }
        return new LayoutTarget(target);
    }

    private static boolean isTar(Path target) {
        return target.toString().endsWith(".tar");
    }

    private static boolean mayBeReplaced(Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) || Files.exists(target.resolve(LayoutBase.MARK))) {
            return true;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> content = Files.list(target)) {
            return content.findAny().isEmpty();
        }
    }

    Path folder() {
        return folder;
    }

    /** Puts the layout in its place. */
    void complete() throws IOException {
        if (isTar(target)) {
            AtomicFile.replace(target, FileAccess.SHARED, out -> {
                // The stream belongs to the file, which is synced after this.
                ReproducibleTar tar = new ReproducibleTar(out, "");
                for (Path file : files()) {
                    tar.file(folder.relativize(file).toString().replace('\\', '/'), 0644, file);
                }
                tar.finish();
            });
        } else {
            Folders.delete(target);
            AtomicFile.rename(folder, target);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(folder)) {
            Folders.delete(folder);
        }
    }
}
