package io.mien.store.log;

import io.mien.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a log from its beginning. A record that a killed process or a power cut left incomplete was never acknowledged and
 * is cut off: it is at the end of the file, with no whole record behind it. Anything else that is not a record is damage.
 */
final class LogReader {
    private static final Logger LOG = System.getLogger(LogReader.class.getName());

    private final LogFile file;
    private final Path path;
    private final LogIndex index;
    private long at = LogHeader.BYTES;
    private Optional<Integer> end = Optional.empty();

    private LogReader(LogFile file, Path path, LogHeader header) {
        this.file = file;
        this.path = path;
        this.index = new LogIndex(header.nextFace());
    }

    /** @throws DamagedLogException naming the byte from which on it cannot be read; nothing is changed then */
    static Log open(LogDisk disk, Path path) throws IOException, StoreException {
        return read(disk.open(path), path, true);
    }

    /** @throws StoreException if it is not a whole backup */
    static Log openBackup(LogDisk disk, Path path) throws IOException, StoreException {
        return read(disk.read(path), path, false);
    }

    private static Log read(LogFile file, Path path, boolean cuts) throws IOException, StoreException {
        boolean opened = false;
        try {
            LogHeader header = LogHeader.read(file, path.toString());
            LogReader reader = new LogReader(file, path, header);
            reader.walk();
            if (cuts) {
                reader.cutTail();
            } else {
                reader.checkEnd();
            }
            opened = true;
            return new Log(file, header, reader.index, reader.at);
        } catch (IllegalArgumentException e) {
            throw new StoreException(path + " holds what no store writes: " + e.getMessage(), e);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private void walk() throws IOException, StoreException {
        OptionalLong length = RecordFrames.length(file, at);
        while (length.isPresent() && RecordFrames.isWhole(file, at, length.getAsLong())) {
            RecordChanges changes = RecordChanges.of(file, at, length.getAsLong());
            changes.apply(index);
            end = changes.end();
            at += RecordFrames.AROUND + length.getAsLong();
            length = RecordFrames.length(file, at);
        }
        boolean followed = length.isPresent()
                ? at + RecordFrames.AROUND + length.getAsLong() < file.size()
                : RecordFrames.follows(file, at);
        if (followed) {
            throw new DamagedLogException(
                    path.toString(), at, "the record there is not what was written, and others stand behind it");
        }
    }

    private void cutTail() throws IOException {
        long size = file.size();
        if (at < size) {
            LOG.log(
                    Level.WARNING,
                    "{0}: cut off {1} bytes behind byte {2}, which are not a whole record",
                    path,
                    Long.toString(size - at),
                    Long.toString(at));
            file.cut(at);
            file.force();
        }
    }

    private void checkEnd() throws IOException, StoreException {
        if (at < file.size() || end.isEmpty() || end.get() != index.faces().size()) {
            throw new DamagedLogException(path.toString(), at, "a backup does not end there");
        }
    }
}
