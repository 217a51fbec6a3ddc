package io.mien.boot.generation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    @Override
    public void write(Path file, InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        real.write(file, new ByteArrayInputStream(bytes));
        record(What.WRITE, file, "", bytes);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        real.createFolder(folder);
        record(What.FOLDER, folder, "", new byte[0]);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
        record(What.RENAME, from, relative(to), new byte[0]);
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
