package io.mien.command.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.MienException;
import io.mien.command.call.CommandSettings;
import io.mien.command.line.Verb;
import io.mien.command.output.FaceJson;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.picture.Attempt;
import io.mien.command.picture.OrderedPipeline;
import io.mien.command.picture.PersonPicture;
import io.mien.command.picture.PictureReader;
import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.picture.Picture;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.LookAlike;
import io.mien.recognizer.Recognizer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Enrolls pictures in their order, so that the same pictures always get the same ids. Pictures are read by several workers
 * while the one whose turn it is is enrolled with all processors.
 */
final class EnrollRun {
    private final CommandSettings settings;
    private final Output output;
    private final List<PersonPicture> pictures;
    private int failures;

    /** A picture that was read, or why it was not. */
    private record Prepared(PersonPicture picture, Attempt<Picture> read) {}

    EnrollRun(CommandSettings settings, Output output, List<PersonPicture> pictures) {
        this.settings = settings;
        this.output = output;
        this.pictures = pictures;
    }

    /** Answers if all pictures are missing. */
    int answerMissing() throws MienException {
        for (PersonPicture picture : pictures) {
            refuse(picture, picture.file().problem());
        }
        return end();
    }

    /** Enrolls the pictures. */
    int enrol(Recognizer recognizer, PictureReader reader, EnrollOptions options) throws MienException {
        try (ProgressBar progress = output.progress(pictures.size())) {
            int workers = Math.max(1, Math.min(settings.workers(), pictures.size()));
            new OrderedPipeline(workers, 1, output).run(pictures, p -> read(reader, p), prepared -> {
                enrol(recognizer, prepared, options);
                progress.step();
            });
        }
        return end();
    }

    private static Prepared read(PictureReader reader, PersonPicture picture) {
        return new Prepared(picture, Attempt.of(picture.file(), () -> reader.read(picture.file())));
    }

    private void enrol(Recognizer recognizer, Prepared prepared, EnrollOptions options) throws MienException {
        PersonPicture picture = prepared.picture();
        if (prepared.read().result().isEmpty()) {
            refuse(picture, prepared.read().problem());
            return;
        }
        Picture image = prepared.read().result().get();
        EnrollOptions reduced = options.reducedBy(image.reduction());
        Attempt<Enrollment> attempt = Attempt.of(
                picture.file(),
                () -> recognizer.enroll(
                        image.image(),
                        picture.label(),
                        reduced.source(picture.file().name())));
        if (attempt.result().isPresent()) {
            Enrollment enrolment = attempt.result().get();
            Optional<SearchBound> bound = recognizer
                    .searchBound(image.image().width(), image.image().height(), reduced.detector())
                    .map(b -> b.inOriginal(image.reduction()));
            acknowledge(picture, enrolment, image.inOriginal(enrolment.face()), bound);
        } else {
            refuse(picture, attempt.problem());
        }
    }

    private void acknowledge(PersonPicture picture, Enrollment enrolment, Face face, Optional<SearchBound> bound)
            throws MienException {
        String name = picture.file().name();
        if (!output.isJson()) {
            output.text(
                    enrolment.known()
                            ? "skipped " + name + ": it is face " + enrolment.faceId() + " of " + enrolment.label()
                                    + " already"
                            : "enrolled " + enrolment.label() + " as face " + enrolment.faceId() + " from " + name
                                    + "  " + FaceText.place(face) + beside(enrolment));
            enrolment.lookAlike().ifPresent(alike -> warn(name, alike));
            bound.ifPresent(b -> output.problem("warning: " + name + ": " + b));
            return;
        }
        output.json(json -> {
            json.writeStringField("file", name);
            json.writeStringField("label", enrolment.label());
            json.writeNumberField("id", enrolment.faceId());
            if (enrolment.known()) {
                json.writeBooleanField("known", true);
            }
            FaceJson.face(json, face);
            if (enrolment.lookAlike().isPresent()) {
                lookAlike(json, enrolment.lookAlike().get());
            }
            if (enrolment.background() > 0) {
                json.writeNumberField("background", enrolment.background());
            }
            if (bound.isPresent()) {
                FaceJson.bound(json, bound.get());
            }
            FaceJson.lineUp(json, enrolment.lineUp());
        });
    }

    private static String beside(Enrollment enrolment) {
        int others = enrolment.background();
        return others == 0
                ? ""
                : "  " + FaceText.count(others, "smaller face is background", "smaller faces are background");
    }

    private void warn(String name, LookAlike alike) {
        output.problem(String.format(
                Locale.ROOT,
                "warning: %s: the face is like face %d of %s (cosine %.3f)",
                name,
                alike.faceId(),
                alike.label(),
                alike.cosine()));
    }

    private static void lookAlike(JsonGenerator json, LookAlike alike) throws IOException {
        json.writeObjectFieldStart("lookAlike");
        json.writeStringField("label", alike.label());
        json.writeNumberField("id", alike.faceId());
        json.writeNumberField("cosine", alike.cosine());
        json.writeEndObject();
    }

    private void refuse(PersonPicture picture, String reason) throws MienException {
        failures++;
        if (!output.isJson()) {
            output.problem(picture.file().name() + ": " + reason);
            return;
        }
        output.json(json -> {
            json.writeStringField("file", picture.file().name());
            json.writeStringField("label", picture.label());
            json.writeStringField("error", reason);
        });
    }

    private int end() {
        if (failures > 0 && pictures.size() > 1) {
            output.problem(failures + " of " + pictures.size() + " pictures failed");
        }
        return failures > 0 ? Verb.FAILED : Verb.DONE;
    }
}
