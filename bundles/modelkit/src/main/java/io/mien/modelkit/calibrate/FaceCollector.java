package io.mien.modelkit.calibrate;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.call.CommandSettings;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.picture.Attempt;
import io.mien.command.picture.OrderedPipeline;
import io.mien.command.picture.PersonPicture;
import io.mien.command.picture.PictureReader;
import io.mien.command.picture.SoleFace;
import io.mien.detector.DetectorOptions;
import io.mien.extractor.Embedding;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.Recognizer;
import java.util.ArrayList;
import java.util.List;

/** Makes an embedding of every picture; what gives none is told and left out. */
public final class FaceCollector {
    private final Recognizer recognizer;
    private final PictureReader reader;
    private final CommandSettings settings;
    private final String model;
    private final List<KnownFace> faces = new ArrayList<>();
    private int failures;

    /** A picture and its embedding, or why it has none. */
    private record Looked(PersonPicture picture, Attempt<Embedding> embedding) {}

    /** @param model {@code name@sha256} of the one that must answer */
    public FaceCollector(Recognizer recognizer, PictureReader reader, CommandSettings settings, String model) {
        this.recognizer = recognizer;
        this.reader = reader;
        this.settings = settings;
        this.model = model;
    }

    /** Looks at pictures. */
    public List<KnownFace> collect(
            List<PersonPicture> pictures, DetectorOptions options, FaceSelection selection, Output output)
            throws MienException {
        try (ProgressBar progress = output.progress(pictures.size())) {
            OrderedPipeline pipeline = new OrderedPipeline(settings.workers(), settings.ahead(), output);
            pipeline.run(pictures, p -> look(p, options, selection), looked -> {
                take(looked, output);
                progress.step();
            });
        }
        return List.copyOf(faces);
    }

    /** Pictures that gave no face. */
    public int failures() {
        return failures;
    }

    private Looked look(PersonPicture picture, DetectorOptions options, FaceSelection selection) {
        return new Looked(picture, Attempt.of(picture.file(), () -> embedding(picture, options, selection)));
    }

    private Embedding embedding(PersonPicture picture, DetectorOptions options, FaceSelection selection)
            throws MienException {
        SoleFace face = SoleFace.of(recognizer, reader.read(picture.file()), options, selection);
        String answered = face.lineUp().stage(StageKind.EXTRACTOR).content().id();
        if (!answered.equals(model)) {
            throw new MienException("another extractor answered: " + answered);
        }
        return face.embedding();
    }

    private void take(Looked looked, Output output) {
        PersonPicture picture = looked.picture();
        if (looked.embedding().result().isPresent()) {
            faces.add(new KnownFace(
                    picture.label(),
                    picture.file().name(),
                    looked.embedding().result().get().values()));
        } else {
            failures++;
            output.problem(picture.file().name() + ": " + looked.embedding().problem());
        }
    }
}
