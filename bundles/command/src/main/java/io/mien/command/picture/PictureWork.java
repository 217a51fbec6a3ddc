package io.mien.command.picture;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import java.util.Optional;
import java.util.function.Function;

/** Reads a picture, looks at it and, where that is wanted, writes it annotated. Thread-safe. */
public final class PictureWork implements Function<PictureJob, Answer> {
    private final PictureCodec codec;
    private final Look look;
    private final Optional<AnnotatedPictures> annotated;

    /** @param annotated needed where a job has a target */
    public PictureWork(PictureCodec codec, Look look, Optional<AnnotatedPictures> annotated) {
        this.codec = codec;
        this.look = look;
        this.annotated = annotated;
    }

    @Override
    public Answer apply(PictureJob job) {
        PictureFile file = job.file();
        return Isolation.run(file, () -> answer(job), reason -> new Answer.Failed(file, reason));
    }

    private Answer answer(PictureJob job) throws MienException {
        Image image = codec.read(job.file().path());
        Answer.Found found = look.at(job.file(), image);
        if (job.target().isPresent()) {
            annotated.orElseThrow().write(job.target().get(), image, found.faces());
        }
        return found;
    }
}
