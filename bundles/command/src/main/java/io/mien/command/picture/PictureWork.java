package io.mien.command.picture;

import io.mien.MienException;
import io.mien.picture.Picture;
import java.util.Optional;
import java.util.function.Function;

/** Reads a picture, processes it and, if asked for, writes it annotated. Thread-safe. */
public final class PictureWork implements Function<PictureJob, Answer> {
    private final PictureReader reader;
    private final PictureLook look;
    private final Optional<AnnotatedPictures> annotated;

    /** @param annotated needed if a job has a target */
    public PictureWork(PictureReader reader, PictureLook look, Optional<AnnotatedPictures> annotated) {
        this.reader = reader;
        this.look = look;
        this.annotated = annotated;
    }

    @Override
    public Answer apply(PictureJob job) {
        PictureFile file = job.file();
        return ErrorIsolation.run(file, () -> answer(job), reason -> new Answer.Failed(file, reason));
    }

    private Answer answer(PictureJob job) throws MienException {
        Picture picture = reader.read(job.file());
        Answer.Found found = look.at(job.file(), picture);
        if (job.target().isPresent()) {
            annotated.orElseThrow().write(job.target().get(), picture.image(), found.faces());
        }
        return found.inOriginal(picture);
    }
}
