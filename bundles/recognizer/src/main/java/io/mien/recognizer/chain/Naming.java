package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Score;
import io.mien.image.Image;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.slot.ActiveLineUp;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole chain, with one line-up and its gallery: find, embed, search, name. */
final class Naming {
    private final Galleries galleries;

    Naming(Galleries galleries) {
        this.galleries = galleries;
    }

    List<RecognizedFace> name(ActiveLineUp lineUp, Image image, RecognizeOptions options) throws MienException {
        Gallery gallery = galleries.of(lineUp.stages());
        EmbeddingSpace space = lineUp.stages().space();
        float threshold = (float) options.threshold().orElse(lineUp.extractor().threshold());
        List<Face> faces = Faces.find(lineUp, image, options.detector(), options.selection());
        List<Optional<float[]>> embeddings = Faces.embed(lineUp, image, faces);
        List<RecognizedFace> named = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            Optional<Gallery.Match> match = embeddings.get(i).flatMap(gallery::nearest);
            Optional<Embedding> embedding = options.embeddings()
                    ? embeddings.get(i).map(values -> new Embedding(space, values))
                    : Optional.empty();
            named.add(named(faces.get(i), match, threshold, embedding));
        }
        return named;
    }

    private static RecognizedFace named(
            Face face, Optional<Gallery.Match> match, float threshold, Optional<Embedding> embedding) {
        float similarity = match.map(m -> Score.ofCosine(m.cosine())).orElse(0f);
        boolean known = match.isPresent() && similarity >= threshold;
        String label = known ? match.get().label() : Label.UNKNOWN;
        return new RecognizedFace(face, label, known, similarity, embedding);
    }
}
