package io.mien.store.log;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The changes of one record in the index: read completely before any of them is made. */
final class RecordChanges implements RecordEntries.Reader {
    private final List<Consumer<LogIndex>> steps = new ArrayList<>();
    private Optional<Integer> end = Optional.empty();

    private RecordChanges() {}

    /** @param at where a whole record begins */
    static RecordChanges of(LogFile file, long at, long length) throws IOException, StoreException {
        RecordChanges changes = new RecordChanges();
        RecordEntries.read(file, at + RecordFrames.HEAD, at + RecordFrames.HEAD + length, changes);
        return changes;
    }

    void apply(LogIndex index) {
        steps.forEach(step -> step.accept(index));
    }

    /** How many faces a backup has that ends here. */
    Optional<Integer> end() {
        return end;
    }

    @Override
    public void face(long id, long enrolled, String label, Optional<Long> chipAt) {
        steps.add(index -> index.add(id, enrolled, label, chipAt));
    }

    @Override
    public void embedding(long face, EmbeddingSpace space, int dimension, long at) {
        steps.add(index -> index.put(face, space, dimension, at));
    }

    @Override
    public void source(long face, long hash, long at) {
        steps.add(index -> index.from(face, new LogIndex.Source(hash, at)));
    }

    @Override
    public void end(int faces) {
        end = Optional.of(faces);
    }
}
