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
import java.util.function.Function;

/** Reads a picture, has a recognizer look at it and, if asked for, writes it annotated. Thread-safe. */
public final class PictureWork implements Function<PictureJob, Answer> {
    private final PictureReader reader;
    private final Optional<AnnotatedPictures> annotated;
    private final Look look;

    /** Looks at one picture. */
    private interface Look {
        /** Finds faces, in pixels of the picture's image. */
        Answer.Found at(PictureFile file, Picture picture) throws MienException;
    }

    private PictureWork(PictureReader reader, Optional<AnnotatedPictures> annotated, Look look) {
        this.reader = reader;
        this.annotated = annotated;
        this.look = look;
    }

    /**
     * Finds faces.
     *
     * @param annotated needed if a job has a target
     */
    public static PictureWork detecting(
            PictureReader reader,
            Optional<AnnotatedPictures> annotated,
            Recognizer recognizer,
            DetectorOptions options,
            FaceSelection selection) {
        return new PictureWork(reader, annotated, (file, picture) -> {
            DetectorOptions reduced = options.reducedBy(picture.reduction());
            var detection = recognizer.detect(picture.image(), reduced, selection);
            List<FoundFace> faces = detection.faces().stream()
                    .map(f -> new FoundFace(f, Optional.empty(), Optional.empty()))
                    .toList();
            return found(file, picture.image(), faces, false, detection.lineUp(), bound(recognizer, picture, reduced));
        });
    }

    /**
     * Finds faces and embeds them.
     *
     * @param annotated needed if a job has a target
     */
    public static PictureWork embedding(
            PictureReader reader,
            Optional<AnnotatedPictures> annotated,
            Recognizer recognizer,
            DetectorOptions options,
            FaceSelection selection) {
        return new PictureWork(reader, annotated, (file, picture) -> {
            DetectorOptions reduced = options.reducedBy(picture.reduction());
            var embedded = recognizer.embed(picture.image(), reduced, selection);
            List<FoundFace> faces = embedded.faces().stream()
                    .map(f -> new FoundFace(f.face(), f.embedding(), Optional.empty()))
                    .toList();
            return found(file, picture.image(), faces, true, embedded.lineUp(), bound(recognizer, picture, reduced));
        });
    }

    /**
     * Finds faces and names the people.
     *
     * @param annotated needed if a job has a target
     */
    public static PictureWork recognizing(
            PictureReader reader,
            Optional<AnnotatedPictures> annotated,
            Recognizer recognizer,
            RecognizeOptions options) {
        return new PictureWork(reader, annotated, (file, picture) -> {
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
        });
    }

    @Override
    public Answer apply(PictureJob job) {
        PictureFile file = job.file();
        if (file.isMissing()) {
            return new Answer.Failed(file, file.problem());
        }
        try {
            return answer(job);
        } catch (MienException | RuntimeException | OutOfMemoryError e) {
            return new Answer.Failed(file, Attempt.reason(file, e));
        }
    }

    private Answer answer(PictureJob job) throws MienException {
        Picture picture = reader.read(job.file());
        Answer.Found found = look.at(job.file(), picture);
        if (job.target().isPresent()) {
            annotated.orElseThrow().write(job.target().get(), picture.image(), found.faces());
        }
        return found.inOriginal(picture);
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
