package io.mien.command.picture;

import io.mien.MienException;
import io.mien.detector.DetectorOptions;
import io.mien.detector.SearchBound;
import io.mien.image.Image;
import io.mien.picture.Picture;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import java.util.List;
import java.util.Optional;

/** The ways to look at a picture that a recognizer knows. */
public final class PictureLooks {
    private PictureLooks() {}

    /** Finds faces. */
    public static PictureLook detecting(Recognizer recognizer, DetectorOptions options, FaceSelection selection) {
        return (file, picture) -> {
            DetectorOptions reduced = options.reducedBy(picture.reduction());
            var detection = recognizer.detect(picture.image(), reduced, selection);
            List<FoundFace> faces = detection.faces().stream()
                    .map(f -> new FoundFace(f, Optional.empty(), Optional.empty()))
                    .toList();
            return found(file, picture.image(), faces, false, detection.lineUp(), bound(recognizer, picture, reduced));
        };
    }

    /** Finds faces and embeds them. */
    public static PictureLook embedding(Recognizer recognizer, DetectorOptions options, FaceSelection selection) {
        return (file, picture) -> {
            DetectorOptions reduced = options.reducedBy(picture.reduction());
            var embedded = recognizer.embed(picture.image(), reduced, selection);
            List<FoundFace> faces = embedded.faces().stream()
                    .map(f -> new FoundFace(f.face(), f.embedding(), Optional.empty()))
                    .toList();
            return found(file, picture.image(), faces, true, embedded.lineUp(), bound(recognizer, picture, reduced));
        };
    }

    /** Finds faces and names the people. */
    public static PictureLook recognizing(Recognizer recognizer, RecognizeOptions options) {
        return (file, picture) -> {
            DetectorOptions reduced = options.detector().reducedBy(picture.reduction());
            var recognition = recognizer.recognize(picture.image(), options.detector(reduced));
            List<FoundFace> faces = recognition.faces().stream()
                    .map(f -> new FoundFace(
                            f.face(),
                            f.embedding(),
                            Optional.of(new FoundFace.Identity(f.label(), f.known(), f.similarity()))))
                    .toList();
            return found(
                    file,
                    picture.image(),
                    faces,
                    options.embeddings(),
                    recognition.lineUp(),
                    bound(recognizer, picture, reduced));
        };
    }

    private static Optional<SearchBound> bound(Recognizer recognizer, Picture picture, DetectorOptions options)
            throws MienException {
        return recognizer.searchBound(picture.image().width(), picture.image().height(), options);
    }

    private static Answer.Found found(
            PictureFile file,
            Image image,
            List<FoundFace> faces,
            boolean embedded,
            LineUp lineUp,
            Optional<SearchBound> bound) {
        return new Answer.Found(file, image.width(), image.height(), faces, embedded, lineUp, bound);
    }
}
