package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.recognizer.LookAlike;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.lineup.FrameContext;
import io.mien.store.Label;
import io.mien.store.StoredEmbedding;
import java.util.Optional;

/** Finds a face of somebody else that a new face is like: a sign that one person is enrolled under two names. */
final class LookAlikeSearch {
    private final Galleries galleries;
    private final float least;

    /** @param least cosine of faces that are alike; above 1: none are */
    LookAlikeSearch(Galleries galleries, float least) {
        this.galleries = galleries;
        this.least = least;
    }

    Optional<LookAlike> of(FrameContext frame, Embedding embedding, String label) throws MienException {
        if (least > 1) {
            return Optional.empty();
        }
        Optional<Gallery> gallery = galleries.ready(frame.stages());
        if (gallery.isEmpty() && isComplete(frame)) {
            gallery = Optional.of(galleries.of(frame.stages()));
        }
        return gallery.isPresent()
                ? gallery.get()
                        .nearestOther(embedding.values(), label, least)
                        .map(match -> LookAlike.of(match.label(), match.faceId(), match.cosine()))
                : stored(frame, embedding, label);
    }

    /** Whether the model has embedded the whole gallery. If not, an enrollment does not wait for it. */
    private static boolean isComplete(FrameContext frame) throws MienException {
        return frame.store(() -> frame.store().without(frame.space()).isEmpty());
    }

    private Optional<LookAlike> stored(FrameContext frame, Embedding embedding, String label) throws MienException {
        Nearest nearest = new Nearest(embedding.values(), label);
        frame.store(() -> {
            frame.store().embeddings(frame.space(), nearest::look);
            return nearest;
        });
        return nearest.found.filter(alike -> alike.cosine() >= least);
    }

    /** The nearest face of all others, as they come. */
    private static final class Nearest {
        private final float[] probe;
        private final String label;
        private Optional<LookAlike> found = Optional.empty();

        Nearest(float[] probe, String label) {
            this.probe = probe;
            this.label = label;
        }

        void look(StoredEmbedding stored) {
            float cosine = 0;
            for (int i = 0; i < probe.length; i++) {
                cosine += probe[i] * stored.values()[i];
            }
            if (cosine > found.map(LookAlike::cosine).orElse(Float.NEGATIVE_INFINITY)
                    && !Label.isSame(stored.label(), label)) {
                found = Optional.of(LookAlike.of(stored.label(), stored.faceId(), cosine));
            }
        }
    }
}
