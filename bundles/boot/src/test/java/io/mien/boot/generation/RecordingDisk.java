package io.mien.boot.generation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The real disk, and a record of what was done to it. */
final class RecordingDisk implements Disk {
    private final Disk real = new FileDisk();
    private final Path root;
    private final List<Operation> operations = new ArrayList<>();

    enum What {
        WRITE,
        FOLDER,
        RENAME,
        DELETE,
        SYNC
    }

    /**
     * @param path relative to the root
     * @param to of a rename
     * @param content of a write
     */
    record Operation(What what, String path, String to, byte[] content) {
        @Override
        public String toString() {
            return what + " " + path + " " + to;
        }
    }

    RecordingDisk(Path root) {
        this.root = root;
    }

    List<Operation> operations() {
        return operations;
    }

    private void record(What what, Path path, String to, byte[] content) {
        operations.add(new Operation(what, relative(path), to, content));
    }

    private String relative(Path path) {
        return root.relativize(path).toString();
    }

    /** The steps that {@link io.mien.support.files.AtomicFile} promises. */
    @Override
    public void replace(Path folder, InputStream content, Supplier<String> name) throws IOException {
        byte[] bytes = content.readAllBytes();
        String file = name.get();
        real.replace(folder, new ByteArrayInputStream(bytes), () -> file);
        Path part = folder.resolve(file + ".part");
        record(What.WRITE, part, "", bytes);
        record(What.SYNC, part, "", new byte[0]);
        record(What.RENAME, part, relative(folder.resolve(file)), new byte[0]);
        record(What.SYNC, folder, "", new byte[0]);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        real.createFolder(folder);
        record(What.FOLDER, folder, "", new byte[0]);
    }

    @Override
    public void delete(Path path) throws IOException {
        real.delete(path);
        record(What.DELETE, path, "", new byte[0]);
    }

    @Override
    public void sync(Path path) throws IOException {
        real.sync(path);
        record(What.SYNC, path, "", new byte[0]);
    }
}
