package io.mien.store.log;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.FaceSummary;
import io.mien.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/** An open log with its index. Written by one thread at a time, which has {@link #index} alone while that changes. */
final class Log implements Closeable {
    private final LogFile file;
    private final LogHeader header;
    private final LogIndex index;

    /** The same object in every log that holds the same gallery on. */
    private final Object origin;

    /** The end of the last whole record. */
    private long end;

    private boolean broken;

    Log(LogFile file, LogHeader header, LogIndex index, long end) {
        this(file, header, index, new Object(), end);
    }

    private Log(LogFile file, LogHeader header, LogIndex index, Object origin, long end) {
        this.origin = origin;
        this.file = file;
        this.header = header;
        this.index = index;
        this.end = end;
    }

    /** Makes a log without faces; it lasts once {@link #force} was called and its name is on the disk. */
    static Log create(LogDisk disk, Path path, LogHeader header) throws IOException {
        LogFile file = disk.create(path);
        try {
            file.write(header.bytes(), LogHeader.BYTES, 0);
            return new Log(file, header, new LogIndex(header.nextFace()), LogHeader.BYTES);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The same log after its file was closed and given another name. */
    Log at(LogDisk disk, Path path) throws IOException {
        return new Log(disk.open(path), header, index, origin, end);
    }

    /** The same log as one that holds the gallery of another on. */
    Log following(Log other) {
        return new Log(file, header, index, other.origin, end);
    }

    Object origin() {
        return origin;
    }

    LogHeader header() {
        return header;
    }

    LogIndex index() {
        return index;
    }

    /** Writes a record that is not read yet; it is not yet forced to the disk. */
    void write(RecordFrames.Body body) throws IOException, StoreException {
        long to = RecordFrames.write(file, end, body);
        RecordChanges.of(file, end, to - end - RecordFrames.AROUND).apply(index);
        end = to;
    }

    void force() throws IOException {
        file.force();
    }

    /**
     * Writes a record for good. What it throws from did not happen.
     *
     * @param exclusive taken while the index changes
     */
    void append(RecordFrames.Body body, Lock exclusive) throws IOException, StoreException {
        if (broken) {
            throw new StoreException("an earlier write failed, and could not be taken back; restart the store");
        }
        boolean done = false;
        try {
            long to = RecordFrames.write(file, end, body);
            file.force();
            RecordChanges changes = RecordChanges.of(file, end, to - end - RecordFrames.AROUND);
            exclusive.lock();
            try {
                changes.apply(index);
                end = to;
            } finally {
                exclusive.unlock();
            }
            done = true;
        } finally {
            if (!done) {
                takeBack();
            }
        }
    }

    private void takeBack() throws IOException {
        broken = true;
        file.cut(end);
        file.force();
        broken = false;
    }

    Optional<Chip> chip(LogIndex.Face face) throws IOException {
        return face.chipAt().isPresent()
                ? Optional.of(RecordEntries.chip(file, face.chipAt().get()))
                : Optional.empty();
    }

    private Optional<FaceSource> source(LogIndex.Face face) throws IOException {
        return face.source().isPresent()
                ? Optional.of(RecordEntries.source(file, face.source().get().at()))
                : Optional.empty();
    }

    /** Summaries of faces, without chips and embeddings. */
    List<FaceSummary> summaries(Predicate<LogIndex.Face> which) throws IOException {
        List<FaceSummary> summaries = new ArrayList<>();
        for (LogIndex.Face face : index.faces()) {
            if (which.test(face)) {
                summaries.add(new FaceSummary(
                        face.id(),
                        face.label(),
                        Instant.ofEpochMilli(face.enrolled()),
                        face.chipAt().isPresent(),
                        source(face)));
            }
        }
        return summaries;
    }

    float[] values(LogIndex.Face face, EmbeddingSpace space) throws IOException {
        return RecordEntries.values(file, face.embeddings().get(space), index.dimension(space));
    }

    /**
     * All that is kept of a face, its embeddings in the order in which they lie in the file.
     *
     * @param which spaces' embeddings it has
     */
    FaceRecord record(LogIndex.Face face, Predicate<EmbeddingSpace> which) throws IOException {
        List<Embedding> embeddings = new ArrayList<>();
        for (EmbeddingSpace space : face.spaces()) {
            if (which.test(space)) {
                embeddings.add(new Embedding(space, values(face, space)));
            }
        }
        return new FaceRecord(
                face.id(), face.label(), Instant.ofEpochMilli(face.enrolled()), chip(face), embeddings, source(face));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
