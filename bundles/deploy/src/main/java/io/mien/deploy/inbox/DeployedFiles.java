package io.mien.deploy.inbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that were deployed and left the inbox. A program that still has one open can write more to it, and what it writes
 * would vanish with the file: it is kept for a while, and comes back if it changes. Confined to one thread.
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

    /** Removes what an earlier process kept. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(this::delete);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Deployed files in {0} stay", folder, e);
        }
    }

    /**
     * Takes a deployed file out of the inbox.
     *
     * @param deployed as it was when it was read to be deployed
     */
    void add(Path file, FileStamp deployed) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(file.getFileName());
        Files.deleteIfExists(target);
        Files.move(file, target);
        kept.put(target, new Kept(deployed, System.nanoTime()));
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
                delete(file);
            }
        }
        return taken;
    }

    private Optional<Path> back(Path file) {
        Path target = inbox.resolve(file.getFileName());
        LOG.log(Level.WARNING, "{0} was written to after it was deployed: it is taken again", target);
        try {
            Files.move(file, target);
            return Optional.of(target);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be taken again: {1}", target, e.toString());
            return Optional.empty();
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} is deployed and cannot be removed: {1}", file, e.toString());
        }
    }
}
