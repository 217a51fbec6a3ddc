package io.mien.deploy.service;

import io.mien.boot.generation.Disk;
import io.mien.boot.generation.FileDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A disk that a test can fill up. */
final class FullDisk implements Disk {
    private final Disk real = new FileDisk();
    private final AtomicBoolean full;

    FullDisk(AtomicBoolean full) {
        this.full = full;
    }

    @Override
    public void write(Path file, InputStream content) throws IOException {
        if (full.get()) {
            throw new IOException("No space left on device");
        }
        real.write(file, content);
    }

    @Override
    public void createFolder(Path path) throws IOException {
        real.createFolder(path);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        real.delete(path);
    }

    @Override
    public void sync(Path path) throws IOException {
        real.sync(path);
    }
}
