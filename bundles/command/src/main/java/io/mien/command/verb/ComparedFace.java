package io.mien.command.verb;

import io.mien.command.picture.PictureFile;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.picture.Picture;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.LineUp;

/**
 * One side of a comparison.
 *
 * @param file the picture
 * @param width of it in pixels
 * @param height of it in pixels
 * @param face the one face meant
 * @param embedding of the face
 * @param threshold the extractor's own
 * @param lineUp what made the embedding
 */
record ComparedFace(
        PictureFile file, int width, int height, Face face, Embedding embedding, float threshold, LineUp lineUp) {
    /** @param found one face with an embedding */
    ComparedFace(PictureFile file, Picture picture, EmbeddedFaces found) {
        this(
                file,
                picture.width(),
                picture.height(),
                picture.inOriginal(found.faces().get(0).face()),
                found.faces().get(0).embedding().orElseThrow(),
                found.threshold(),
                found.lineUp());
    }
}
