package io.mien.deploy.inbox;

import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.jar.JarCheck;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Deploys the files of a folder, one after the other, on a thread of its own. Thread-safe. */
final class InboxWorker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(InboxWorker.class.getName());

    private final Deployment deployment;
    private final Path folder;
    private final BlockingQueue<Path> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "mien-inbox");

    InboxWorker(Deployment deployment, Path folder) {
        this.deployment = deployment;
        this.folder = folder;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Deploys a file that is whole, later. */
    void add(Path file) {
        waiting.add(file);
    }

    /** Begins nothing more; what is being deployed is given up. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Path> files = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(files);
                // A model that came with its decoder needs that first.
                files.sort(Comparator.comparing(InboxWorker::isModel).thenComparing(Path::getFileName));
                files.stream().distinct().filter(Files::isRegularFile).forEach(this::take);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isModel(Path file) {
        try {
            return JarCheck.read(file).model();
        } catch (DeploymentException e) {
            // Deploying it says the same, and is heard.
            return false;
        }
    }

    private void take(Path file) {
        try {
            long number =
                    deployment.deploy(List.of(file), DeploymentListener.NONE).number();
            LOG.log(Level.INFO, "{0} is part of generation {1}", file, number);
            Files.deleteIfExists(file);
        } catch (DeploymentException | RuntimeException e) {
            // Interrupted, it stays where it is, and is taken at the next start.
            if (!Thread.currentThread().isInterrupted()) {
                LOG.log(Level.WARNING, "{0} is refused: {1}", file, e.getMessage());
                refuse(file, e.getMessage());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} is deployed and cannot be removed: {1}", file, e.toString());
        }
    }

    private void refuse(Path file, String reason) {
        Path refused = folder.resolve("refused");
        String name = file.getFileName().toString();
        try {
            Files.createDirectories(refused);
            Files.move(file, refused.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(refused.resolve(name + ".txt"), reason + System.lineSeparator());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be moved to {1}: {2}", file, refused, e.toString());
        }
    }
}
