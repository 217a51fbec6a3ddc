package io.mien.demo;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.people.DemoPictures;
import io.mien.command.people.TruePicture;
import io.mien.command.picture.AnnotatedPictures;
import io.mien.command.picture.Answer;
import io.mien.command.picture.Attempt;
import io.mien.command.picture.OrderedPipeline;
import io.mien.command.picture.PictureFile;
import io.mien.command.picture.PictureJob;
import io.mien.command.picture.PictureReader;
import io.mien.command.picture.PictureWork;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.demo.score.Scorecard;
import io.mien.detector.Face;
import io.mien.picture.Annotator;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.RecognizeOptions;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Enrolls and recognizes the demo's pictures, and counts. */
final class DemoRun {
    private final CommandContext bench;
    private final StageSession session;
    private final Output output;
    private final RecognizeOptions options;
    private final PictureCodec codec;
    private final Scorecard card = new Scorecard();

    DemoRun(CommandContext bench, StageSession session, Output output, RecognizeOptions options) throws MienException {
        this.bench = bench;
        this.session = session;
        this.output = output;
        this.options = options;
        this.codec = bench.require(PictureCodec.class);
    }

    /** @param calls folder for the annotated calls */
    Scorecard run(DemoPictures pictures, Path calls) throws MienException {
        for (TruePicture picture : pictures.enrolled()) {
            if (output.isAsked()) {
                throw output.after(
                        pictures.enrolled().indexOf(picture),
                        pictures.enrolled().size());
            }
            enrol(picture, pictures.folder());
        }
        output.text("enrolled " + FaceText.count(pictures.enrolled().size(), "person", "people")
                + " from one picture each, recognizing " + pictures.probes().size() + " pictures");
        recognize(pictures, calls);
        return card;
    }

    private void enrol(TruePicture picture, Path folder) throws MienException {
        PictureFile file = picture.in(folder);
        String person = picture.faces().get(0).person().orElseThrow();
        EnrollOptions how =
                EnrollOptions.defaults().detector(options.detector()).selection(options.selection());
        card.enrolled(person);
        Attempt<Face> face = Attempt.of(file, () -> session.recognizer()
                .enroll(codec.read(file.path()), person, how)
                .face());
        if (face.result().isEmpty()) {
            output.problem(file.name() + ": " + face.problem());
        }
        card.countEnrolment(picture, face.result());
    }

    private void recognize(DemoPictures pictures, Path calls) throws MienException {
        List<TruePicture> probes = pictures.probes();
        List<PictureJob> jobs = probes.stream()
                .map(p -> new PictureJob(p.in(pictures.folder()), target(p, calls)))
                .toList();
        AnnotatedPictures annotated = new AnnotatedPictures(
                bench.require(Annotator.class), codec, bench.settings().quality());
        PictureReader reader = new PictureReader(codec, bench.call().in());
        PictureWork work = PictureWork.recognizing(reader, Optional.of(annotated), session.recognizer(), options);
        Iterator<TruePicture> order = probes.iterator();
        try (ProgressBar progress = output.progress(jobs.size())) {
            new OrderedPipeline(bench.settings().workers(), bench.settings().ahead(), output)
                    .run(jobs, work, answer -> {
                        count(order.next(), answer);
                        progress.step();
                    });
        }
    }

    private static Optional<Path> target(TruePicture picture, Path calls) {
        return picture.isCall()
                ? Optional.of(calls.resolve(Path.of(picture.file()).getFileName()))
                : Optional.empty();
    }

    private void count(TruePicture picture, Answer answer) {
        if (answer instanceof Answer.Found found) {
            card.count(picture, found.faces());
        } else {
            output.problem(picture.file() + ": " + ((Answer.Failed) answer).reason());
            card.count(picture, List.of());
        }
    }
}
