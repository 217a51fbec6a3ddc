package io.mien.recognizer.chain;

import io.mien.MienException;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.slot.ActiveLineUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first half of the chain, with one line-up: detect, align, extract all faces of the picture as one batch. */
final class Faces {
    private Faces() {}

    static List<Face> find(ActiveLineUp lineUp, Image image, DetectorOptions options, FaceSelection selection)
            throws MienException {
        return selection.of(lineUp.detector().detect(image, options), image.width(), image.height());
    }

    /** One embedding a face, in order; empty where the points do not span a face. */
    static List<Optional<float[]>> embed(ActiveLineUp lineUp, Image image, List<Face> faces) throws MienException {
        FaceTemplate template = lineUp.extractor().template();
        List<Image> crops = new ArrayList<>(faces.size());
        boolean[] aligned = new boolean[faces.size()];
        for (int i = 0; i < aligned.length; i++) {
            try {
                crops.add(lineUp.aligner().align(image, faces.get(i).points(), template));
                aligned[i] = true;
            } catch (AlignmentException e) {
                // The detector saw something that is no face to an aligner: it stays a face without a name.
                aligned[i] = false;
            }
        }
        List<float[]> embeddings = lineUp.extractor().extract(crops);
        List<Optional<float[]>> all = new ArrayList<>(aligned.length);
        int next = 0;
        for (boolean made : aligned) {
            all.add(made ? Optional.of(embeddings.get(next++)) : Optional.empty());
        }
        return all;
    }
}
