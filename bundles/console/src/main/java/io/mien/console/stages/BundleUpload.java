package io.mien.console.stages;

import io.mien.console.web.RefusedRequestException;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Receives model bundles, each into a folder for this user alone, and keeps the latest until it is deployed, discarded or
 * replaced. Thread-safe.
 */
final class BundleUpload implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 100;

    private final int mebibytes;
    private final Path place;
    private final Semaphore turn = new Semaphore(1);
    private Optional<BundleFile> waiting = Optional.empty(); // guarded by this
    private boolean closed; // guarded by this

    /**
     * @param mebibytes most MiB of a file
     * @param place where the folders are made
     */
    BundleUpload(int mebibytes, Path place) {
        this.mebibytes = mebibytes;
        this.place = place;
    }

    /**
     * Receives a file.
     *
     * @param sent its name
     * @throws RefusedRequestException if it is too large, no model bundle, or another one is being received
     * @throws IOException if it does not come whole, or cannot be written; nothing is kept
     */
    BundleFile receive(String sent, InputStream in) throws RefusedRequestException, IOException {
        if (!turn.tryAcquire()) {
            throw new RefusedRequestException(503, "another file is being received; try again");
        }
        try {
            ScratchFolder folder = ScratchFolder.create(place);
            try {
                Path file = folder.path().resolve(safe(sent));
                long bytes = write(in, file);
                BundleFile received = new BundleFile(
                        UUID.randomUUID().toString(), folder, file, sent, bytes, BundleFile.models(file, sent));
                keep(received);
                return received;
            } catch (RefusedRequestException | IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } finally {
            turn.release();
        }
    }

    /** A name that no system takes for more than a file's. The deployer knows a jar by its end. */
    private static String safe(String sent) {
        String name = sent.replaceFirst("(?i)\\.jar$", "").replaceAll("[^A-Za-z0-9_-]+", "-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length())).toLowerCase(Locale.ROOT) + ".jar";
    }

    private long write(InputStream in, Path file) throws RefusedRequestException, IOException {
        long most = (long) mebibytes * MEGABYTE;
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw new RefusedRequestException(413, "a model bundle has at most " + mebibytes + " MiB");
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private synchronized void keep(BundleFile received) throws RefusedRequestException {
        if (closed) {
            throw new RefusedRequestException(503, "Mien stops");
        }
        waiting.ifPresent(old -> old.folder().close());
        waiting = Optional.of(received);
    }

    /** Hands over what was received; the caller closes its folder. */
    synchronized BundleFile take(String id) throws RefusedRequestException {
        BundleFile taken = waiting.filter(file -> file.id().equals(id))
                .orElseThrow(() -> new RefusedRequestException(404, "that file is not here any more; send it again"));
        waiting = Optional.empty();
        return taken;
    }

    /** Keeps again what could not be deployed now, unless another file came. */
    synchronized void giveBack(BundleFile file) {
        if (waiting.isEmpty() && !closed) {
            waiting = Optional.of(file);
        } else {
            file.folder().close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.ifPresent(old -> old.folder().close());
        waiting = Optional.empty();
    }
}
