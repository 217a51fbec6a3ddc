package io.mien.maix.nn;

import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import java.util.List;
import java.util.Optional;

/** The known faces of one space, searched by a matcher. */
final class FaceIndex implements AutoCloseable {
    private final Matcher matcher;
    private final EmbeddingSpace space;
    private final List<KnownFace> faces;
    private final Index index;

    /** @param faces those of other spaces are left out; never changed */
    FaceIndex(Matcher matcher, EmbeddingSpace space, int dimension, List<KnownFace> faces) {
        this.matcher = matcher;
        this.space = space;
        this.faces = faces;
        index = matcher.open(dimension);
        for (int i = 0; i < faces.size(); i++) {
            if (faces.get(i).space().equals(space)) {
                index.put(i, faces.get(i).feature());
            }
        }
    }

    /** Whether it was made of these. */
    boolean isOf(Matcher other, EmbeddingSpace otherSpace, List<KnownFace> otherFaces) {
        return matcher == other && space.equals(otherSpace) && faces == otherFaces;
    }

    /** For each probe the most similar face, of equal ones the first; its id is its place among the known faces. */
    List<Optional<Hit>> nearest(List<float[]> probes) {
        return index.search(probes, 1).stream()
                .map(hits -> hits.stream().findFirst())
                .toList();
    }

    @Override
    public void close() {
        index.close();
    }
}
