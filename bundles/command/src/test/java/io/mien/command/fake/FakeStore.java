package io.mien.command.fake;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.NewFace;
import io.mien.store.Person;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A gallery of whom a fake recognizer knows; faces cannot be added or asked for here. */
final class FakeStore implements FaceStore {
    static final GalleryId GALLERY = new GalleryId(new UUID(1, 2));

    private final FakeRecognizer recognizer;

    FakeStore(FakeRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    @Override
    public GalleryId gallery() {
        return GALLERY;
    }

    @Override
    public List<Person> people() {
        return recognizer.people();
    }

    @Override
    public List<StoredFace> faces() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Long> add(List<NewFace> faces) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Long> remove(String label) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void embeddings(EmbeddingSpace space, Consumer<StoredEmbedding> consumer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredFace> without(EmbeddingSpace space) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean put(long faceId, Embedding embedding) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Chip> chip(long faceId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<SpaceCount> spaces() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int prune(EmbeddingSpace space) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<FaceRecord> face(long faceId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(List<FaceRecord> faces) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void backup(Path file) throws StoreException {
        backup(file, () -> {});
    }

    @Override
    public void backup(Path file, Runnable checkpoint) throws StoreException {
        checkpoint.run();
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new StoreException(file + " exists already", e);
        }
    }

    @Override
    public void restore(Path file) throws StoreException {
        if (!Files.exists(file)) {
            throw new StoreException(file + " is not there");
        }
    }
}
