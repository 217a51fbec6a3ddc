package io.mien.deploy.inbox;

import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.jar.JarCheck;
import io.mien.deploy.jar.NewBundle;
import io.mien.deploy.jar.NotWholeException;
import io.mien.deploy.service.BusyException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Deploys the files of a folder, one after the other, on a thread of its own. A file that is not a whole jar is waited for as
 * long as it changes, and for a while after. Thread-safe.
 */
final class InboxWorker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(InboxWorker.class.getName());

    private final Deployment deployment;
    private final JarCheck check;
    private final RefusedFiles refused;
    private final Path folder;
    private final Pace pace;
    private final BlockingQueue<Path> arrivals = new LinkedBlockingQueue<>();
    private final Map<Path, Waiting> waiting = new HashMap<>(); // confined to the thread
    private final OddEntries odd; // confined to the thread
    private final DeployedFiles deployed; // confined to the thread
    private final Thread thread = new Thread(this::work, "mien-inbox");

    /**
     * When files are looked at.
     *
     * @param poll time between two looks
     * @param patience how long a file that is not whole may stay as it is
     */
    record Pace(Duration poll, Duration patience) {}

    /**
     * A file that is not whole yet.
     *
     * @param stamp as it was in the last look
     * @param since when it had that stamp first, {@code System.nanoTime()}
     */
    private record Waiting(FileStamp stamp, long since) {}

    InboxWorker(Deployment deployment, JarCheck check, RefusedFiles refused, Path folder, Pace pace) {
        this.deployment = deployment;
        this.check = check;
        this.refused = refused;
        this.folder = folder;
        this.pace = pace;
        this.odd = new OddEntries(folder, refused.folder());
        this.deployed = new DeployedFiles(folder, pace.patience());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Deploys a file, later. */
    void add(Path file) {
        arrivals.add(file);
    }

    /** Begins nothing more, and abandons a deployment in progress. */
    @Override
    public void close() {
        thread.interrupt();
    }

    /** Returns when nothing of the folder is touched any more, or after so long. */
    void awaitEnd(Duration longest) throws InterruptedException {
        thread.join(longest.toMillis());
    }

    private void work() {
        try {
            arrivals.addAll(deployed.clear());
            while (!Thread.currentThread().isInterrupted()) {
                List<Path> files = new ArrayList<>();
                Optional.ofNullable(arrivals.poll(pace.poll().toMillis(), TimeUnit.MILLISECONDS))
                        .ifPresent(files::add);
                arrivals.drainTo(files);
                files.addAll(refused.takeChanged(folder));
                files.addAll(deployed.takeChanged());
                files.addAll(changed());
                odd.tell();
                deploy(files);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that waited and are no longer as they were, or have waited long enough. */
    private List<Path> changed() {
        List<Path> changed = new ArrayList<>();
        for (Path file : List.copyOf(waiting.keySet())) {
            Waiting before = waiting.get(file);
            Optional<FileStamp> now = FileStamp.of(file);
            boolean same = now.equals(Optional.of(before.stamp()));
            if (now.isEmpty()) {
                waiting.remove(file);
            } else if (!same || isOver(before)) {
                changed.add(file);
            }
        }
        return changed;
    }

    private boolean isOver(Waiting file) {
        return System.nanoTime() - file.since() > pace.patience().toNanos();
    }

    private void deploy(List<Path> files) {
        Map<Path, Boolean> models = new HashMap<>();
        for (Path file : files) {
            look(file).ifPresent(jar -> models.put(file, jar.model()));
        }
        // A model that came with its decoder needs that first.
        models.keySet().stream()
                .sorted(Comparator.comparing((Path f) -> models.get(f)).thenComparing(Path::getFileName))
                .forEach(this::take);
    }

    /** Empty if the inbox waits for the file, or has refused it. */
    private Optional<NewBundle> look(Path file) {
        Optional<FileStamp> stamp = FileStamp.of(file);
        if (stamp.isEmpty()) {
            waiting.remove(file);
            return Optional.empty();
        }
        try {
            NewBundle jar = check.read(file, false);
            waiting.remove(file);
            return Optional.of(jar);
        } catch (NotWholeException e) {
            Waiting before = waiting.get(file);
            if (before == null || !before.stamp().equals(stamp.get())) {
                waiting.put(file, new Waiting(stamp.get(), System.nanoTime()));
            } else if (isOver(before)) {
                refuse(file, e);
            }
        } catch (DeploymentException e) {
            refuse(file, e);
        }
        return Optional.empty();
    }

    private void take(Path file) {
        Optional<FileStamp> stamp = FileStamp.of(file);
        if (stamp.isEmpty() || Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            long number =
                    deployment.deploy(List.of(file), DeploymentListener.NONE).number();
            LOG.log(Level.INFO, "{0} is part of generation {1}", file, number);
            deployed.add(file, stamp.get()).ifPresent(arrivals::add);
        } catch (BusyException e) {
            LOG.log(Level.DEBUG, "{0} waits: {1}", file, e.getMessage());
            arrivals.add(file);
        } catch (DeploymentException | RuntimeException e) {
            // Interrupted, it stays where it is, and is taken at the next start.
            if (!Thread.currentThread().isInterrupted()) {
                refuse(file, e);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} is deployed and cannot be removed: {1}", file, e.toString());
        }
    }

    private void refuse(Path file, Exception reason) {
        LOG.log(Level.WARNING, "{0} is refused: {1}", file, reason.getMessage());
        waiting.remove(file);
        refused.add(file, reason.getMessage());
    }
}
