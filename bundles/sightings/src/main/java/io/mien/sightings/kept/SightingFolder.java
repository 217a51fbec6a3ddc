package io.mien.sightings.kept;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.DurableFiles;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Folders;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of sightings: {@code NUMBER-VERSION.sighting}, with mode 0600. A change writes the next version whole and forces it to the disk,
 * then overwrites and deletes the one before: whenever the process ends, the newest version that is there is a whole one. Used by
 * one thread at a time.
 */
final class SightingFolder {
    private static final Pattern FILE = Pattern.compile("(\\d{1,18})-(\\d{1,18})\\.sighting");
    private static final String NEXT = "next";
    private static final int MOST_DIGITS = 20;

    private final Path folder;

    /** The newest version of each sighting. */
    private final Map<Long, Long> versions = new TreeMap<>();

    /** Opens no file, and makes no folder before something is written. */
    SightingFolder(Path folder) {
        this.folder = folder;
    }

    /** Finds the files, and erases what an interrupted change left. */
    Map<Long, Path> find() throws IOException {
        versions.clear();
        Map<Long, Path> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    take(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)));
                } else if (file.getFileName().toString().endsWith(".part")) {
                    DurableFiles.erase(file);
                }
            }
        }
        versions.forEach((id, version) -> found.put(id, file(id, version)));
        return found;
    }

    private void take(long id, long version) throws IOException {
        long before = versions.getOrDefault(id, -1L);
        versions.put(id, Math.max(before, version));
        if (before >= 0) {
            DurableFiles.erase(file(id, Math.min(before, version)));
        }
    }

    Path file(long id) {
        return file(id, versions.get(id));
    }

    private Path file(long id, long version) {
        return folder.resolve(id + "-" + version + ".sighting");
    }

    /** For good when this returns. */
    void write(long id, byte[] bytes) throws IOException {
        if (!Files.isDirectory(folder)) {
            Folders.create(folder, FileAccess.PRIVATE);
            AtomicFile.sync(folder.toAbsolutePath().getParent());
        }
        long before = versions.getOrDefault(id, -1L);
        AtomicFile.replace(file(id, before + 1), FileAccess.PRIVATE, out -> out.write(bytes));
        versions.put(id, before + 1);
        if (before >= 0) {
            DurableFiles.erase(file(id, before));
        }
    }

    /** For good when {@link #sync} returns. */
    void erase(long id) throws IOException {
        DurableFiles.erase(file(id));
        versions.remove(id);
    }

    void sync() throws IOException {
        if (Files.isDirectory(folder)) {
            AtomicFile.sync(folder);
        }
    }

    /** The least number that no sighting was given, if that was written down. */
    long next() throws IOException {
        Path file = folder.resolve(NEXT);
        if (!Files.exists(file)) {
            return 1;
        }
        String text = RegularFile.readText(file, MOST_DIGITS).strip();
        if (!text.matches("\\d{1,18}")) {
            throw new IOException(file + " does not hold a number");
        }
        return Long.parseLong(text);
    }

    /** Writes the number down, before the sightings that would tell it are erased. */
    void next(long number) throws IOException {
        AtomicFile.replace(
                folder.resolve(NEXT),
                FileAccess.PRIVATE,
                out -> out.write(Long.toString(number).getBytes(StandardCharsets.US_ASCII)));
    }
}
