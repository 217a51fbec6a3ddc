package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Score;
import io.mien.image.Image;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.AnswerValidation;
import io.mien.recognizer.lineup.FrameContext;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The whole chain, with one line-up and its gallery: find, embed, search, name. */
final class Identification {
    private Identification() {}

    static List<RecognizedFace> name(FrameContext frame, Image image, RecognizeOptions options) throws MienException {
        Gallery gallery = frame.gallery();
        EmbeddingSpace space = frame.space();
        float threshold = (float) options.threshold().orElse(frame.extractor().threshold());
        List<Face> faces = FaceEmbedder.find(frame, image, options.detector(), options.selection());
        List<Optional<float[]>> embeddings = FaceEmbedder.embed(frame, image, faces);
        List<Optional<Gallery.Match>> matches = faces.isEmpty() ? List.of() : search(frame, gallery, embeddings);
        List<RecognizedFace> named = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            Optional<Embedding> embedding = options.embeddings()
                    ? embeddings.get(i).map(values -> new Embedding(space, values))
                    : Optional.empty();
            named.add(named(faces.get(i), matches.get(i), threshold, embedding));
        }
        return named;
    }

    private static List<Optional<Gallery.Match>> search(
            FrameContext frame, Gallery gallery, List<Optional<float[]>> embeddings) throws MienException {
        return frame.call(
                StageKind.MATCHER,
                embeddings.size(),
                () -> matches(gallery, embeddings),
                found -> found.forEach(match -> match.ifPresent(m -> AnswerValidation.cosine(m.cosine()))));
    }

    /** All probes in one search; a face without an embedding has no match. */
    private static List<Optional<Gallery.Match>> matches(Gallery gallery, List<Optional<float[]>> embeddings) {
        List<float[]> probes = embeddings.stream().flatMap(Optional::stream).toList();
        Iterator<Optional<Gallery.Match>> found = gallery.nearest(probes).iterator();
        List<Optional<Gallery.Match>> matches = new ArrayList<>(embeddings.size());
        for (Optional<float[]> embedding : embeddings) {
            matches.add(embedding.isPresent() ? found.next() : Optional.empty());
        }
        return matches;
    }

    private static RecognizedFace named(
            Face face, Optional<Gallery.Match> match, float threshold, Optional<Embedding> embedding) {
        float similarity = match.map(m -> Score.ofCosine(m.cosine())).orElse(0f);
        boolean known = match.isPresent() && similarity >= threshold;
        String label = known ? match.get().label() : Label.UNKNOWN;
        return RecognizedFace.of(face, label, known, similarity).embedding(embedding);
    }
}
