package io.mien.store.log;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.GalleryId;
import io.mien.store.NoSuchFaceException;
import io.mien.store.StoreException;
import io.mien.store.backup.BackupReader;
import io.mien.store.folder.PendingErasure;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Removes or corrects faces in the log: a new log is written and takes the place of the old one, and the old one is overwritten.
 * One call at a time.
 */
final class LogRewriter {
    private static final Logger LOG = System.getLogger(LogRewriter.class.getName());

    private final CurrentLog log;
    private final LogHome home;
    private final LogDisk disk;
    private final PendingErasure erasure;

    /** @param erasure of what an exchange leaves */
    LogRewriter(CurrentLog log, LogHome home, LogDisk disk, PendingErasure erasure) {
        this.erasure = erasure;
        this.log = log;
        this.home = home;
        this.disk = disk;
    }

    /** @return the ids of the faces of that label, which are gone */
    List<Long> remove(String label) throws StoreException {
        return log.change("remove a person", open -> {
            List<Long> gone = open.index().faces().stream()
                    .filter(face -> face.label().equals(label))
                    .map(LogIndex.Face::id)
                    .toList();
            if (!gone.isEmpty()) {
                rewrite(open, new LogHome.Selection(face -> !face.label().equals(label), space -> true));
            }
            return gone;
        });
    }

    /** Removes single faces. */
    void removeFaces(Set<Long> faces) throws StoreException {
        correct("remove faces", faces, new LogHome.Selection(face -> !faces.contains(face.id()), space -> true));
    }

    /** Gives faces to another person: the label of their previous owner is no longer in the log. */
    void move(Set<Long> faces, String label) throws StoreException {
        LogHome.Selection moved = new LogHome.Selection(
                face -> true, space -> true, face -> faces.contains(face.id()) ? label : face.label());
        correct("move faces", faces, moved);
    }

    private void correct(String what, Set<Long> faces, LogHome.Selection corrected) throws StoreException {
        log.change(what, open -> {
            for (long face : new TreeSet<>(faces)) {
                if (open.index().face(face).isEmpty()) {
                    throw new NoSuchFaceException(face);
                }
            }
            if (!faces.isEmpty()) {
                rewrite(open, corrected);
            }
            return faces;
        });
    }

    /** @return how many embeddings of the space there were */
    int prune(EmbeddingSpace pruned) throws StoreException {
        return log.change("drop the embeddings of " + pruned, open -> {
            long count = open.index().faces().stream()
                    .filter(face -> face.embeddings().containsKey(pruned))
                    .count();
            if (count > 0) {
                rewrite(open, new LogHome.Selection(face -> true, space -> !space.equals(pruned)));
            }
            return (int) count;
        });
    }

    /** Removes replaced embeddings, if they take more than so many bytes. */
    void shorten(long most) {
        try {
            log.change("be shortened", open -> {
                if (open.index().superseded() > most) {
                    rewrite(open, LogHome.Selection.all());
                }
                return open;
            });
        } catch (StoreException e) {
            // The change is stored; a long log works as well.
            LOG.log(Level.WARNING, e.getMessage(), e);
        }
    }

    /**
     * @param checkpoint run before each face
     * @return the gallery that the backup is of
     */
    GalleryId restore(Path file, Runnable checkpoint) throws StoreException {
        return log.change(
                "restore the backup " + file,
                open -> LogHeader.begins(file) ? convert(open, file, checkpoint) : read(open, file, checkpoint));
    }

    private GalleryId read(Log open, Path file, Runnable checkpoint) throws IOException, StoreException {
        BackupReader.prove(file, Optional.empty(), checkpoint);
        try (BackupReader backup = BackupReader.open(file, Optional.empty(), checkpoint)) {
            LogHeader header = after(open, new LogHeader(backup.gallery(), backup.nextFace()));
            exchange(open, home.stage(backup, header));
            return header.gallery();
        }
    }

    /** Earlier versions wrote a backup as a log. It is read by the code that reads a gallery's own log. */
    private GalleryId convert(Log open, Path file, Runnable checkpoint) throws IOException, StoreException {
        try (Log backup = LogReader.openBackup(disk, file)) {
            LogHeader header = after(
                    open,
                    new LogHeader(backup.header().gallery(), backup.index().nextFace()));
            LogHome.Selection all = new LogHome.Selection(
                    face -> {
                        checkpoint.run();
                        return true;
                    },
                    space -> true);
            exchange(open, home.stage(backup, header, all));
            return header.gallery();
        }
    }

    /** An id that the gallery has given is not given again. */
    private static LogHeader after(Log open, LogHeader restored) {
        boolean same = restored.gallery().equals(open.header().gallery());
        long next = same ? Math.max(restored.nextFace(), open.index().nextFace()) : restored.nextFace();
        return new LogHeader(restored.gallery(), next);
    }

    private void rewrite(Log open, LogHome.Selection kept) throws IOException, StoreException {
        LogHeader header = new LogHeader(open.header().gallery(), open.index().nextFace());
        exchange(open, home.stage(open, header, kept).following(open));
    }

    private void exchange(Log open, Log staged) throws IOException, StoreException {
        try {
            log.exchange(home, open, staged);
        } finally {
            staged.close();
            erasure.run();
        }
    }
}
