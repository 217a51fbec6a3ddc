package io.mien.command.picture;

import io.mien.MienException;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.picture.Picture;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognizer;

/**
 * The one face of a picture that is meant, with its embedding.
 *
 * @param width of the original picture in pixels
 * @param height of the original picture in pixels
 * @param face in pixels of the original picture
 * @param embedding of the face
 * @param threshold the extractor's own
 * @param lineUp what made the embedding
 */
public record SoleFace(int width, int height, Face face, Embedding embedding, float threshold, LineUp lineUp) {
    /** @throws MienException also if there is no such face, more than one, or one whose points do not span a face */
    public static SoleFace of(Recognizer recognizer, Picture picture, DetectorOptions options, FaceSelection selection)
            throws MienException {
        EmbeddedFaces found = recognizer.embed(picture.image(), options.reducedBy(picture.reduction()), selection);
        int count = found.faces().size();
        if (count != 1) {
            throw new MienException(
                    count == 0
                            ? "no face in this picture"
                            : count + " faces in this picture; --face says which is meant");
        }
        EmbeddedFace face = found.faces().get(0);
        Embedding embedding =
                face.embedding().orElseThrow(() -> new MienException("the points of the face do not span a face"));
        return new SoleFace(
                picture.width(),
                picture.height(),
                picture.inOriginal(face.face()),
                embedding,
                found.threshold(),
                found.lineUp());
    }
}
