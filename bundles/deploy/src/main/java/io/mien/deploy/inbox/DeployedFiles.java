package io.mien.deploy.inbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that were deployed and left the inbox. A program that still has one open can write more to it, and what it writes
 * would vanish with the file: it is kept for a while, and comes back if it changes. A hidden file beside it says how it was
 * deployed, for the next process. Confined to one thread.
 */
final class DeployedFiles {
    private static final Logger LOG = System.getLogger(DeployedFiles.class.getName());

    private final Path inbox;
    private final Path folder;
    private final Duration patience;
    private final Map<Path, Kept> kept = new HashMap<>();

    /**
     * A file.
     *
     * @param stamp as it was deployed
     * @param since {@code System.nanoTime()}
     */
    private record Kept(FileStamp stamp, long since) {}

    /** @param patience how long a file is kept */
    DeployedFiles(Path inbox, Duration patience) {
        this.inbox = inbox;
        this.folder = inbox.resolve(".deployed");
        this.patience = patience;
    }

    /**
     * Moves those back that changed since an earlier process deployed them, and removes all others.
     *
     * @return where those that changed are now
     */
    List<Path> clear() {
        List<Path> taken = new ArrayList<>();
        for (Path file : left()) {
            if (isStamp(file)) {
                delete(file);
            } else if (hasChanged(file)) {
                back(file).ifPresent(taken::add);
            } else {
                remove(file);
            }
        }
        return taken;
    }

    /** Files first, then the stamps: those that are still there then belong to no file. */
    private List<Path> left() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(DeployedFiles::isStamp)).toList();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Deployed files in {0} stay", folder, e);
            return List.of();
        }
    }

    /** The inbox takes no hidden files. */
    private static boolean isStamp(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static Path stampOf(Path file) {
        return file.resolveSibling("." + file.getFileName());
    }

    private static boolean hasChanged(Path file) {
        try {
            String deployed = Files.readString(stampOf(file));
            return FileStamp.of(file)
                    .filter(now -> !now.text().equals(deployed))
                    .isPresent();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Nothing says how {0} was deployed", file, e);
            return false;
        }
    }

    /**
     * Takes a deployed file out of the inbox, unless it is another one by now.
     *
     * @param deployed as it was when it was read to be deployed
     * @return where it is if it was changed or replaced since
     */
    Optional<Path> add(Path file, FileStamp deployed) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(file.getFileName());
        Files.deleteIfExists(target);
        // First: if the process ends after the move, the next one knows.
        Files.writeString(stampOf(target), deployed.text());
        Files.move(file, target);
        if (FileStamp.of(target).filter(now -> !now.equals(deployed)).isPresent()) {
            kept.remove(target);
            return back(target);
        }
        kept.put(target, new Kept(deployed, System.nanoTime()));
        return Optional.empty();
    }

    /**
     * Moves those back that have changed, and removes those that were kept long enough.
     *
     * @return where they are now
     */
    List<Path> takeChanged() {
        List<Path> taken = new ArrayList<>();
        for (Path file : List.copyOf(kept.keySet())) {
            Kept one = kept.get(file);
            Optional<FileStamp> now = FileStamp.of(file);
            if (now.isPresent() && !now.get().equals(one.stamp())) {
                kept.remove(file);
                back(file).ifPresent(taken::add);
            } else if (now.isEmpty() || System.nanoTime() - one.since() > patience.toNanos()) {
                kept.remove(file);
                remove(file);
            }
        }
        return taken;
    }

    private Optional<Path> back(Path file) {
        Path target = inbox.resolve(file.getFileName());
        try {
            Files.move(file, target);
            LOG.log(Level.WARNING, "{0} changed since it was read to be deployed: it is taken again", target);
            delete(stampOf(file));
            return Optional.of(target);
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.WARNING, "{0} changed since it was read to be deployed: a newer one has its name", target);
            remove(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be taken again before the next start: {1}", target, e.toString());
        }
        return Optional.empty();
    }

    private void remove(Path file) {
        delete(file);
        delete(stampOf(file));
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} is deployed and cannot be removed: {1}", file, e.toString());
        }
    }
}
