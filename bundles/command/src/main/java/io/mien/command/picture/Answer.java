package io.mien.command.picture;

import io.mien.detector.SearchBound;
import io.mien.picture.Picture;
import io.mien.recognizer.LineUp;
import java.util.List;
import java.util.Optional;

/** The outcome of one picture: every input is answered. */
public sealed interface Answer {
    PictureFile file();

    /**
     * The faces that were found.
     *
     * @param file the picture
     * @param width in pixels
     * @param height in pixels
     * @param faces best score first
     * @param embedded whether embeddings were asked for
     * @param lineUp what found them
     * @param bound the faces that were not searched for, if the search was bounded
     */
    record Found(
            PictureFile file,
            int width,
            int height,
            List<FoundFace> faces,
            boolean embedded,
            LineUp lineUp,
            Optional<SearchBound> bound)
            implements Answer {
        public Found {
            faces = List.copyOf(faces);
        }

        /** This answer with its faces in pixels of the picture's original, and with the original's size. */
        Found inOriginal(Picture picture) {
            List<FoundFace> there = faces.stream()
                    .map(f -> new FoundFace(picture.inOriginal(f.face()), f.embedding(), f.identity()))
                    .toList();
            Optional<SearchBound> larger = bound.map(b -> b.inOriginal(picture.reduction()));
            return new Found(file, picture.width(), picture.height(), there, embedded, lineUp, larger);
        }
    }

    /**
     * A picture without an answer, and the reason.
     *
     * @param file the picture
     * @param reason for a person to read, without the picture's name
     */
    record Failed(PictureFile file, String reason) implements Answer {}
}
