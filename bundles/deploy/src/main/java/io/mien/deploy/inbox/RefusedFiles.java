package io.mien.deploy.inbox;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that were refused, each with its reason in a text file beside it. One that is written to or replaced there has
 * earned another try. Confined to one thread.
 */
final class RefusedFiles {
    private static final Logger LOG = System.getLogger(RefusedFiles.class.getName());
    private static final String REASON = ".txt";

    private final Path folder;

    /** As they were when they were refused. */
    private final Map<Path, FileStamp> refused = new HashMap<>();

    /** Those that changed since, as they were in the last look. */
    private final Map<Path, FileStamp> changing = new HashMap<>();

    /** @param folder need not exist */
    RefusedFiles(Path folder) {
        this.folder = folder;
    }

    /** Their folder. */
    Path folder() {
        return folder;
    }

    /** Moves a file here, in place of one of its name. */
    void add(Path file, String reason) {
        Path target = folder.resolve(file.getFileName());
        try {
            Files.createDirectories(folder);
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            FileStamp.of(target).ifPresent(stamp -> refused.put(target, stamp));
            byte[] text = (reason + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
            AtomicFile.<IOException>replace(reasonOf(target), FileAccess.SHARED, out -> out.write(text));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be moved to {1}: {2}", file, folder, e.toString());
        }
    }

    private static Path reasonOf(Path file) {
        return file.resolveSibling(file.getFileName() + REASON);
    }

    /**
     * Moves those back that changed since they were refused and are the same in two looks.
     *
     * @param inbox where they came from; one that has the name by now stays
     * @return where they are now
     */
    List<Path> takeChanged(Path inbox) {
        List<Path> taken = new ArrayList<>();
        for (Path file : files()) {
            Optional<FileStamp> stamp = FileStamp.of(file);
            if (stamp.isEmpty() || !hasChanged(file, stamp.get())) {
                changing.remove(file);
            } else if (stamp.get().equals(changing.put(file, stamp.get()))) {
                back(file, inbox.resolve(file.getFileName())).ifPresent(taken::add);
            }
        }
        return taken;
    }

    /** One of an earlier process counts as changed if it is younger than its reason. */
    private boolean hasChanged(Path file, FileStamp now) {
        if (!refused.containsKey(file)) {
            boolean younger = FileStamp.of(reasonOf(file))
                    .filter(reason -> now.time().compareTo(reason.time()) <= 0)
                    .isEmpty();
            if (younger) {
                return true;
            }
            refused.put(file, now);
        }
        return !refused.get(file).equals(now);
    }

    private Optional<Path> back(Path file, Path target) {
        try {
            Files.move(file, target);
            Files.deleteIfExists(reasonOf(file));
            LOG.log(Level.INFO, "{0} changed since it was refused, and is tried again", target);
            return Optional.of(target);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be tried again: {1}", file, e.toString());
            // Once, and not in every look.
            FileStamp.of(file).ifPresent(stamp -> refused.put(file, stamp));
            return Optional.empty();
        } finally {
            changing.remove(file);
            refused.remove(target);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> !f.getFileName().toString().startsWith(".") && !isReason(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} cannot be read: {1}", folder, e.toString());
            return List.of();
        }
    }

    private static boolean isReason(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(REASON)
                && Files.exists(file.resolveSibling(name.substring(0, name.length() - REASON.length())));
    }
}
