package io.mien.deploy.service;

import io.mien.boot.generation.Disk;
import io.mien.boot.generation.FileDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A disk that a test can fill up. */
final class FullDisk implements Disk {
    private final Disk real = new FileDisk();
    private final AtomicBoolean full;
    private final AtomicInteger refused = new AtomicInteger();

    FullDisk(AtomicBoolean full) {
        this.full = full;
    }

    /** How often it was full. */
    int refused() {
        return refused.get();
    }

    @Override
    public void replace(Path folder, InputStream content, Supplier<String> name) throws IOException {
        if (full.get()) {
            refused.incrementAndGet();
            throw new IOException("No space left on device");
        }
        real.replace(folder, content, name);
    }

    @Override
    public void createFolder(Path path) throws IOException {
        real.createFolder(path);
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
