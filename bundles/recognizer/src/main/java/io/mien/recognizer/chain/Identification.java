package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Score;
import io.mien.image.Image;
import io.mien.recognizer.FaceFilter;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.AnswerValidation;
import io.mien.recognizer.lineup.FrameContext;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The second half of the chain, with one line-up and its gallery: embed the faces that were found, search, name. */
final class Identification {
    private Identification() {}

    static List<RecognizedFace> name(
            FrameContext frame, Image image, List<Face> faces, RecognizeOptions options, FaceFilter filter)
            throws MienException {
        Gallery gallery = frame.gallery();
        EmbeddingSpace space = frame.space();
        float threshold = (float) options.threshold().orElse(frame.extractor().threshold());
        List<Optional<float[]>> embeddings = embed(frame, image, faces, filter);
        List<Optional<Gallery.Match>> matches = embeddings.stream().anyMatch(Optional::isPresent)
                ? search(frame, gallery, embeddings)
                : Collections.nCopies(faces.size(), Optional.empty());
        List<RecognizedFace> named = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            Optional<Embedding> embedding = options.embeddings()
                    ? embeddings.get(i).map(values -> new Embedding(space, values))
                    : Optional.empty();
            named.add(named(faces.get(i), matches.get(i), threshold, embedding));
        }
        return named;
    }

    /** One a face, in order; empty for a face that is not worth it, too. */
    private static List<Optional<float[]>> embed(FrameContext frame, Image image, List<Face> faces, FaceFilter filter)
            throws MienException {
        Set<Face> worth = Collections.newSetFromMap(new IdentityHashMap<>());
        worth.addAll(faces.isEmpty() ? faces : filter.worth(image, faces));
        List<Face> chosen = faces.stream().filter(worth::contains).toList();
        Iterator<Optional<float[]>> embedded =
                FaceEmbedder.embed(frame, image, chosen).iterator();
        List<Optional<float[]>> all = new ArrayList<>(faces.size());
        for (Face face : faces) {
            all.add(worth.contains(face) ? embedded.next() : Optional.empty());
        }
        return all;
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
