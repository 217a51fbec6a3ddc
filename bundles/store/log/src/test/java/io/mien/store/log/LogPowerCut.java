package io.mien.store.log;

import io.mien.store.log.RecordingLogDisk.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The possible contents of a folder after a power cut that follows some operations. Forced changes are present. Of the
 * others, each change of a name may be present or lost on its own; and writes that were not forced may be lost, torn, zeros
 * or whole.
 */
final class LogPowerCut {
    private final Map<String, Inode> lasting = new TreeMap<>();
    private final Map<String, Inode> names = new TreeMap<>();
    private final Map<Object, Inode> inodes = new HashMap<>();
    private final List<Change> pending = new ArrayList<>();

    /** The outcome of what was written since a file was forced. */
    enum Unforced {
        LOST,
        TORN,
        ZEROS,
        WHOLE
    }

    private static final class Inode {
        private byte[] forced = new byte[0];
        private byte[] written = new byte[0];

        void write(long at, byte[] bytes) {
            written = written.clone();
            written = Arrays.copyOf(written, Math.max(written.length, (int) at + bytes.length));
            System.arraycopy(bytes, 0, written, (int) at, bytes.length);
        }

        byte[] after(Unforced fate) {
            byte[] content = Arrays.copyOf(forced, written.length);
            int torn = (forced.length + written.length) / 2;
            return switch (fate) {
                case LOST -> forced;
                case TORN -> written.length > forced.length ? Arrays.copyOf(written, torn) : forced;
                case ZEROS -> content;
                case WHOLE -> written;
            };
        }
    }

    /** @param gone a name that goes, or empty; {@code come} one that comes, or empty */
    private record Change(String gone, String come, Inode inode) {
        void on(Map<String, Inode> names) {
            names.remove(gone);
            if (!come.isEmpty()) {
                names.put(come, inode);
            }
        }
    }

    LogPowerCut(List<Operation> done) {
        done.forEach(this::apply);
    }

    private void apply(Operation operation) {
        Inode inode = inodes.computeIfAbsent(operation.file(), id -> new Inode());
        switch (operation.what()) {
            case CREATE -> {
                inodes.put(operation.file(), new Inode());
                change(new Change("", operation.name(), inodes.get(operation.file())));
            }
            case WRITE -> inode.write(operation.at(), operation.bytes());
            case CUT -> inode.written = Arrays.copyOf(inode.written, (int) operation.at());
            case FORCE -> inode.forced = inode.written;
            case RENAME -> change(new Change(operation.name(), operation.to(), names.get(operation.name())));
            case DELETE -> change(new Change(operation.name(), "", inode));
            case FORCE_NAMES -> {
                pending.forEach(change -> change.on(lasting));
                pending.clear();
            }
        }
    }

    private void change(Change change) {
        pending.add(change);
        change.on(names);
    }

    /** Every set of changes that may have survived, each with every fate of the content. */
    List<Map<String, byte[]>> disks() {
        List<Map<String, byte[]>> disks = new ArrayList<>();
        for (int survivors = 0; survivors < 1 << pending.size(); survivors++) {
            Map<String, Inode> some = new TreeMap<>(lasting);
            for (int i = 0; i < pending.size(); i++) {
                if ((survivors >> i & 1) == 1) {
                    pending.get(i).on(some);
                }
            }
            for (Unforced fate : Unforced.values()) {
                Map<String, byte[]> disk = new TreeMap<>();
                some.forEach((name, inode) -> disk.put(name, inode.after(fate)));
                disks.add(disk);
            }
        }
        return disks;
    }

    /** Puts a disk's content into an empty folder. */
    static void restore(Map<String, byte[]> disk, Path folder) throws IOException {
        for (var file : disk.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
