package io.mien.store.log;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSummary;
import io.mien.store.Person;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import io.mien.store.folder.OwnedStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a gallery's log. Thread-safe. */
abstract class LogFaceReader implements OwnedStore {
    final CurrentLog log;
    private final int batch;

    /** @param batch embeddings that are read at once */
    LogFaceReader(CurrentLog log, int batch) {
        this.log = log;
        this.batch = batch;
    }

    @Override
    public List<Person> people() throws StoreException {
        return log.read("list people", open -> open.index().people());
    }

    @Override
    public List<StoredFace> faces() throws StoreException {
        return log.read("list faces", open -> open.index().stored(face -> true));
    }

    @Override
    public List<FaceSummary> summaries() throws StoreException {
        return log.read("list faces", open -> open.summaries(face -> true));
    }

    @Override
    public List<FaceSummary> enrolledFrom(String pixels) throws StoreException {
        long hash = RecordEntries.hash(pixels);
        List<FaceSummary> likely = log.read(
                "look for a picture",
                open -> open.summaries(
                        face -> face.source().filter(s -> s.hash() == hash).isPresent()));
        return likely.stream()
                .filter(face ->
                        face.source().filter(s -> s.pixels().equals(pixels)).isPresent())
                .toList();
    }

    @Override
    public void embeddings(EmbeddingSpace space, Consumer<StoredEmbedding> consumer) throws StoreException {
        String what = "read embeddings";
        LogEmbeddingScan scan = log.read(what, open -> new LogEmbeddingScan(open, space, batch));
        List<StoredEmbedding> some = log.read(what, scan::next);
        while (!some.isEmpty()) {
            some.forEach(consumer);
            some = log.read(what, scan::next);
        }
    }

    @Override
    public List<StoredFace> without(EmbeddingSpace space) throws StoreException {
        return log.read("list faces", open -> open.index()
                .stored(face -> !face.embeddings().containsKey(space)));
    }

    @Override
    public Optional<Chip> chip(long faceId) throws StoreException {
        return log.read("read a chip", open -> {
            Optional<LogIndex.Face> face = open.index().face(faceId);
            return face.isPresent() ? open.chip(face.get()) : Optional.empty();
        });
    }

    @Override
    public List<SpaceCount> spaces() throws StoreException {
        return log.read("list spaces", open -> open.index().spaces());
    }

    @Override
    public Optional<FaceRecord> face(long faceId) throws StoreException {
        return log.read("read a face", open -> {
            Optional<LogIndex.Face> face = open.index().face(faceId);
            return face.isPresent() ? Optional.of(open.record(face.get(), space -> true)) : Optional.empty();
        });
    }
}
