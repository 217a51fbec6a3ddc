package io.mien.support.download;

import io.mien.MienException;
import io.mien.support.files.IoReason;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Fetches a file into a folder. The file appears only with the promised size and digest; an incomplete one is kept
 * beside it as {@code FILE.part}, and the next download resumes from there.
 */
public final class Download {
    private final WebRequests web;
    private final DownloadPolicy policy;
    private final Pause pause;

    /** Waits before another attempt. */
    @FunctionalInterface
    public interface Pause {
        /** Returns after this time. */
        void of(Duration time) throws InterruptedException;
    }

    /** @param pause waits before another attempt */
    public Download(WebRequests web, DownloadPolicy policy, Pause pause) {
        this.web = web;
        this.policy = policy;
        this.pause = pause;
    }

    /**
     * Returns the file, whole and checked, still as a part: the caller deletes it after use.
     *
     * @param progress told how many bytes have come
     */
    public PartFile fetch(RemoteFile remote, Path folder, LongConsumer progress) throws MienException {
        PartFile part = new PartFile(folder, remote);
        try {
            Files.createDirectories(folder);
            fetch(remote, part, progress);
            return part;
        } catch (IOException e) {
            throw new DownloadException(remote.uri(), "cannot be written below " + folder + ": " + IoReason.of(e), e);
        }
    }

    private void fetch(RemoteFile remote, PartFile part, LongConsumer progress) throws IOException, MienException {
        try {
            boolean pieced = transfer(remote, part, progress);
            String sha256 = digest(part);
            if (pieced && !sha256.equals(remote.sha256())) {
                // Pieces of two files under one name: the whole may well be right.
                part.delete();
                transfer(remote, part, progress);
                sha256 = digest(part);
            }
            ensureRight(remote, part, sha256);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException(remote.uri(), "stopped" + kept(part), e);
        }
    }

    private boolean transfer(RemoteFile remote, PartFile part, LongConsumer progress)
            throws IOException, MienException, InterruptedException {
        Transfer transfer = new Transfer(web, policy, remote, part, progress);
        boolean pieced = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return transfer.run() || pieced;
            } catch (FileSystemException e) {
                // Here, not there: another attempt would fail as well.
                throw e;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException(e.getMessage());
                }
                pieced = true;
                if (attempt >= policy.attempts()) {
                    throw new DownloadException(remote.uri(), gaveUp(attempt, e, part), e);
                }
                pause.of(wait(e, attempt + 1));
            }
        }
    }

    private static String gaveUp(int attempts, IOException e, PartFile part) throws IOException {
        return "given up after " + attempts + (attempts == 1 ? " attempt: " : " attempts: ") + reason(e) + kept(part);
    }

    private static String kept(PartFile part) throws IOException {
        return part.size() > 0 ? "; the next call resumes " + part.path() : "";
    }

    static String reason(IOException e) {
        // The client says nothing of a refused connection.
        return e instanceof ConnectException ? "no connection to the server" : IoReason.of(e);
    }

    private Duration wait(IOException e, int attempt) {
        Duration own = policy.before(attempt);
        if (e instanceof BrokenTransferException broken && broken.asked().isPresent()) {
            Duration asked = broken.asked().get();
            return asked.compareTo(policy.longest()) < 0 ? asked : policy.longest();
        }
        return own;
    }

    private static String digest(PartFile part) throws IOException {
        return Sha256.of(part.path());
    }

    private static void ensureRight(RemoteFile remote, PartFile part, String sha256) throws IOException, MienException {
        if (!sha256.equals(remote.sha256())) {
            part.delete();
            throw new DownloadException(
                    remote.uri(), "has the SHA-256 " + sha256 + ", not " + remote.sha256() + " as it must have");
        }
    }
}
