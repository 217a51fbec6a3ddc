package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.FaceStore;
import io.mien.store.FaceSummary;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the face that was enrolled from the same picture before. One picture may show several people. */
final class EarlierFaces {
    private final FaceStore store;
    private final float alike;

    /** @param alike cosine from which two faces of one picture are the same face */
    EarlierFaces(FaceStore store, float alike) {
        this.store = store;
        this.alike = alike;
    }

    /** The earlier face, that of the same person first. */
    Optional<FaceSummary> of(NewFace face) throws MienException {
        Optional<String> pixels = face.source().map(FaceSource::pixels);
        List<FaceSummary> same = new ArrayList<>();
        for (FaceSummary earlier : pixels.isPresent() ? store.enrolledFrom(pixels.get()) : List.<FaceSummary>of()) {
            if (isSame(earlier, face.embedding())) {
                same.add(earlier);
            }
        }
        Optional<FaceSummary> own =
                same.stream().filter(e -> e.label().equals(face.label())).findFirst();
        return own.isPresent() ? own : same.stream().findFirst();
    }

    /** Without an embedding of the same space nobody can say that it is another face. */
    private boolean isSame(FaceSummary earlier, Embedding embedding) throws MienException {
        Optional<Embedding> stored = embedding(earlier, embedding);
        return stored.isEmpty() || stored.get().cosine(embedding) >= alike;
    }

    private Optional<Embedding> embedding(FaceSummary earlier, Embedding like) throws StoreException {
        return store.face(earlier.id()).map(FaceRecord::embeddings).orElse(List.of()).stream()
                .filter(e -> e.space().equals(like.space()))
                .findFirst();
    }
}
