package io.mien.store.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The real disk, and a record of what was done to it. */
final class RecordingLogDisk implements LogDisk {
    private final LogDisk real = new FileLogDisk();
    private final List<Operation> operations = new ArrayList<>();

    enum What {
        CREATE,
        WRITE,
        CUT,
        FORCE,
        RENAME,
        DELETE,
        FORCE_NAMES
    }

    /**
     * @param file an object for each file, whatever its name
     * @param name of the file, if the operation concerns the name
     * @param to of a rename
     * @param at of a write, or the size after a cut
     */
    record Operation(What what, Object file, String name, String to, long at, byte[] bytes) {
        @Override
        public String toString() {
            return what + " " + name + " " + to + " " + at + "+" + bytes.length;
        }
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** A backup lies elsewhere. */
    private static boolean isBackup(Path file) {
        return file.getFileName().toString().contains("backup");
    }

    private void record(What what, Object file, Path name, Path to) {
        operations.add(new Operation(
                what, file, name.getFileName().toString(), to.getFileName().toString(), 0, new byte[0]));
    }

    @Override
    public LogFile create(Path file) throws IOException {
        LogFile created = real.create(file);
        if (isBackup(file)) {
            return created;
        }
        Object id = Files.readAttributes(file, "unix:ino").get("ino");
        record(What.CREATE, id, file, file);
        return new RecordingFile(created, id);
    }

    @Override
    public LogFile open(Path file) throws IOException {
        return new RecordingFile(
                real.open(file), Files.readAttributes(file, "unix:ino").get("ino"));
    }

    @Override
    public LogFile read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        real.move(from, to);
        if (isBackup(to)) {
            return;
        }
        record(What.RENAME, "", from, to);
        record(What.FORCE_NAMES, "", from, to);
    }

    @Override
    public void erase(Path path) throws IOException {
        if (Files.exists(path)) {
            Object id = Files.readAttributes(path, "unix:ino").get("ino");
            byte[] zeros = new byte[(int) Files.size(path)];
            real.erase(path);
            operations.add(new Operation(What.WRITE, id, "", "", 0, zeros));
            operations.add(new Operation(What.FORCE, id, "", "", 0, zeros));
            record(What.DELETE, id, path, path);
        }
    }

    private final class RecordingFile extends WrappedFile {
        private final Object id;

        RecordingFile(LogFile file, Object id) {
            super(file);
            this.id = id;
        }

        @Override
        public void write(byte[] bytes, int count, long at) throws IOException {
            file.write(bytes, count, at);
            operations.add(new Operation(What.WRITE, id, "", "", at, Arrays.copyOf(bytes, count)));
        }

        @Override
        public void cut(long size) throws IOException {
            file.cut(size);
            operations.add(new Operation(What.CUT, id, "", "", size, new byte[0]));
        }

        @Override
        public void force() throws IOException {
            file.force();
            operations.add(new Operation(What.FORCE, id, "", "", 0, new byte[0]));
        }
    }
}
