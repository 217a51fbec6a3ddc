package io.mien.recognizer.gallery;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The people known, searchable with the embeddings of one space. Thread-safe. */
public final class Gallery {
    /** More than one, since a face may be forgotten between the search and the look at its label. */
    private static final int HITS = 3;

    private final Index index;
    private final Map<Long, String> labels = new ConcurrentHashMap<>();

    Gallery(Index index) {
        this.index = index;
    }

    /**
     * The nearest face and whose it is.
     *
     * @param label the person
     * @param cosine -1..1
     */
    public record Match(String label, float cosine) {}

    /** The nearest face to a probe of unit length; empty where the gallery is. */
    public Optional<Match> nearest(float[] probe) {
        for (Hit hit : index.search(probe, HITS)) {
            String label = labels.get(hit.faceId());
            if (label != null) {
                return Optional.of(new Match(label, hit.cosine()));
            }
        }
        return Optional.empty();
    }

    /** The label first: a face that a search finds has one. */
    void put(long faceId, String label, float[] embedding) {
        labels.put(faceId, label);
        index.put(faceId, embedding);
    }

    void remove(List<Long> faceIds) {
        faceIds.forEach(labels::remove);
        faceIds.forEach(index::remove);
    }

    void close() {
        index.close();
    }
}
