package io.mien.store.derby;

import io.mien.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup must hold to be whole: a line {@code mien-gallery 1}, then a line a file with its SHA-256, its size in bytes
 * and its path, separated by a blank.
 *
 * @param files of the database
 */
record Manifest(List<Entry> files) {
    /** Name of the manifest in a backup. */
    static final String NAME = "manifest";

    private static final String HEADER = "mien-gallery 1";

    /**
     * A file of the database.
     *
     * @param sha256 64 hexadecimal digits
     * @param size in bytes
     * @param path relative, with slashes
     */
    record Entry(String sha256, long size, String path) {}

    /** @throws StoreException if the text is no manifest that this version reads */
    static Manifest parse(String text) throws StoreException {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new StoreException("its manifest does not begin with '" + HEADER + "'");
        }
        List<Entry> files = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            files.add(entry(line));
        }
        return new Manifest(List.copyOf(files));
    }

    private static Entry entry(String line) throws StoreException {
        // No path leads out of the folder that the backup is unpacked into.
        if (!line.matches("[0-9a-f]{64} \\d{1,18} [A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")) {
            throw new StoreException("its manifest has a line that names no file");
        }
        String[] parts = line.split(" ", 3);
        return new Entry(parts[0], Long.parseLong(parts[1]), parts[2]);
    }

    /** Reads back as an equal manifest. */
    String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        files.forEach(file -> text.append(file.sha256() + " " + file.size() + " " + file.path())
                .append('\n'));
        return text.toString();
    }
}
