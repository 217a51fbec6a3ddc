package io.mien.boot.generation;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The real disk. */
public final class FileDisk implements Disk {
    @Override
    public void replace(Path folder, InputStream content, Supplier<String> name) throws IOException {
        AtomicFile.<IOException>replace(folder, FileAccess.SHARED, content::transferTo, name);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void sync(Path folder) throws IOException {
        AtomicFile.sync(folder);
    }
}
