package io.mien.boot.generation;

import io.mien.boot.generation.RecordingDisk.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The possible contents of a disk after a power cut that follows some operations. Synced data is present. Of the rest,
 * each change of a name may be present or lost on its own; and content that was not synced may be lost, torn or whole. A
 * rename is one change.
 */
final class PowerCut {
    private final Map<String, Inode> names = new TreeMap<>();
    private final List<Change> pending = new ArrayList<>();
    private final Map<String, Inode> volatileNames = new TreeMap<>();

    /** The outcome of content that was not synced. */
    enum Unsynced {
        LOST,
        TORN,
        WHOLE
    }

    private static final class Inode {
        private final byte[] content;
        private boolean synced;

        Inode(byte[] content) {
            this.content = content;
        }
    }

    /** @param gone a name that goes, or empty; {@code come} one that comes, or empty */
    private record Change(String gone, String come, Inode inode) {
        boolean isIn(String folder) {
            return parent(gone.isEmpty() ? come : gone).equals(folder);
        }
    }

    PowerCut(List<Operation> done) {
        done.forEach(this::apply);
    }

    private void apply(Operation operation) {
        String path = operation.path();
        switch (operation.what()) {
            case WRITE -> change(new Change("", path, new Inode(operation.content())));
            case FOLDER -> change(new Change("", path, null));
            case RENAME -> change(new Change(path, operation.to(), volatileNames.get(path)));
            case DELETE -> change(new Change(path, "", null));
            case SYNC -> sync(path);
        }
    }

    private void change(Change change) {
        pending.add(change);
        apply(change, volatileNames);
    }

    private void sync(String path) {
        Inode file = volatileNames.get(path);
        if (file != null) {
            file.synced = true;
            return;
        }
        for (Change change : pending.stream().filter(c -> c.isIn(path)).toList()) {
            apply(change, names);
            pending.remove(change);
        }
    }

    private static void apply(Change change, Map<String, Inode> to) {
        to.remove(change.gone());
        if (!change.come().isEmpty()) {
            to.put(change.come(), change.inode());
        }
    }

    /** Every set of changes that may have survived, each with every fate of the content. */
    List<Map<String, byte[]>> disks() {
        List<Map<String, byte[]>> disks = new ArrayList<>();
        for (int survivors = 0; survivors < 1 << pending.size(); survivors++) {
            Map<String, Inode> some = new TreeMap<>(names);
            for (int i = 0; i < pending.size(); i++) {
                if ((survivors >> i & 1) == 1) {
                    apply(pending.get(i), some);
                }
            }
            for (Unsynced fate : Unsynced.values()) {
                disks.add(contents(some, fate));
            }
        }
        return disks;
    }

    private static Map<String, byte[]> contents(Map<String, Inode> names, Unsynced fate) {
        Map<String, byte[]> contents = new TreeMap<>();
        Set<String> folders = new HashSet<>(Set.of(""));
        names.forEach((name, inode) -> {
            // Sorted, so that a folder comes before what is in it; what is in a lost folder is lost.
            if (folders.contains(parent(name))) {
                if (inode == null) {
                    folders.add(name);
                } else {
                    contents.put(name, content(inode, fate));
                }
            }
        });
        return contents;
    }

    private static byte[] content(Inode inode, Unsynced fate) {
        int length = inode.content.length;
        if (inode.synced || fate == Unsynced.WHOLE) {
            return inode.content;
        }
        return Arrays.copyOf(inode.content, fate == Unsynced.LOST ? 0 : length / 2);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Puts a disk's content into an empty folder. */
    static void restore(Map<String, byte[]> disk, Path folder) throws IOException {
        for (var file : disk.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
