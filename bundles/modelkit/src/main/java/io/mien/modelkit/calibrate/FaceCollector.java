package io.mien.modelkit.calibrate;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.call.CommandSettings;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.picture.ErrorIsolation;
import io.mien.command.picture.OrderedPipeline;
import io.mien.command.picture.PersonPicture;
import io.mien.command.picture.PictureReader;
import io.mien.detector.DetectorOptions;
import io.mien.extractor.Embedding;
import io.mien.picture.Picture;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an embedding of every picture; what gives none is told and left out. */
public final class FaceCollector {
    private final Recognizer recognizer;
    private final PictureReader reader;
    private final CommandSettings settings;
    private final String model;
    private final List<KnownFace> faces = new ArrayList<>();
    private int failures;

    /** A picture and its embedding, or why it has none. */
    private record Looked(PersonPicture picture, Optional<Embedding> embedding, String problem) {}

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
        return ErrorIsolation.run(
                picture.file(),
                () -> new Looked(picture, Optional.of(embedding(picture, options, selection)), ""),
                reason -> new Looked(picture, Optional.empty(), reason));
    }

    private Embedding embedding(PersonPicture picture, DetectorOptions options, FaceSelection selection)
            throws MienException {
        Picture read = reader.read(picture.file());
        EmbeddedFaces found = recognizer.embed(read.image(), options.reducedBy(read.reduction()), selection);
        String answered = found.lineUp().stage(StageKind.EXTRACTOR).content().id();
        if (!answered.equals(model)) {
            throw new MienException("another extractor answered: " + answered);
        }
        if (found.faces().isEmpty()) {
            throw new MienException("no face in this picture");
        }
        return found.faces()
                .get(0)
                .embedding()
                .orElseThrow(() -> new MienException("the points of the face do not span a face"));
    }

    private void take(Looked looked, Output output) {
        PersonPicture picture = looked.picture();
        if (looked.embedding().isPresent()) {
            faces.add(new KnownFace(
                    picture.label(),
                    picture.file().name(),
                    looked.embedding().get().values()));
        } else {
            failures++;
            output.problem(picture.file().name() + ": " + looked.problem());
        }
    }
}
