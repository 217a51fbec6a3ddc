package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.option.FaceOptions;
import io.mien.command.option.PictureOutputOptions;
import io.mien.command.option.StrictOption;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.picture.AnnotatedPictures;
import io.mien.command.picture.Answer;
import io.mien.command.picture.OrderedPipeline;
import io.mien.command.picture.OutputNames;
import io.mien.command.picture.PictureFile;
import io.mien.command.picture.PictureFiles;
import io.mien.command.picture.PictureJob;
import io.mien.command.picture.PictureReader;
import io.mien.command.picture.PictureWork;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import io.mien.picture.Annotator;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.Recognizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that looks at pictures and answers each. */
abstract class PictureVerb extends StageVerb {
    @Parameters(
            arity = "1..*",
            paramLabel = "PICTURE|FOLDER",
            description =
                    "Pictures, or folders that are walked with all below them; - is a picture from standard input.")
    private List<String> names;

    @ArgGroup(validate = false, heading = FaceOptions.HEADING, order = 1)
    private FaceOptions faces = new FaceOptions();

    @ArgGroup(validate = false, heading = "%nOutput:%n", order = 5)
    private PictureOutputOptions output = new PictureOutputOptions();

    @Mixin
    private StrictOption strict = new StrictOption();

    PictureVerb(CommandContext bench) {
        super(bench);
    }

    /** Stages without which there is nothing to do. */
    abstract Set<StageKind> needed();

    /** The work on each picture. */
    abstract PictureWork work(
            PictureReader reader, Optional<AnnotatedPictures> annotated, Recognizer recognizer, FaceOptions faces);

    @Override
    public final Integer call() throws MienException {
        Optional<Path> out = output.out();
        PictureCodec codec = bench().require(PictureCodec.class);
        PictureFiles walked = new PictureFiles(codec, bench().call().directory(), out);
        List<PictureFile> files = walked.of(names);
        if (out.isPresent()) {
            AnnotatedPictures.prepare(out.get());
        }
        Output answers = new Output(bench().call(), output.isJson());
        PictureAnswers printed = new PictureAnswers(answers, files.size());
        if (files.stream().allMatch(PictureFile::isMissing)) {
            for (PictureFile file : files) {
                printed.print(new Answer.Failed(file, file.problem()));
            }
            return end(printed.end(), walked.skipped(), strict, answers);
        }
        int workers = workers(files);
        SessionRequest request = request(needed(), threads(workers)).reading(true);
        List<PictureJob> jobs = OutputNames.jobs(files, out);
        OrderedPipeline pipeline = new OrderedPipeline(workers, settings().ahead(), answers);
        try (PictureReader reader = new PictureReader(codec, bench().call().in());
                StageSession session = StageSession.open(bench(), request, () -> beginFirst(files, reader))) {
            PictureWork work = work(reader, annotated(codec, out.isPresent()), session.recognizer(), faces);
            try (ProgressBar progress = answers.progress(jobs.size())) {
                pipeline.run(jobs, work, answer -> {
                    printed.print(answer);
                    progress.step();
                });
            }
            return end(printed.end(), walked.skipped(), strict, answers);
        }
    }

    private int workers(List<PictureFile> files) {
        long present = files.stream().filter(f -> !f.isMissing()).count();
        return (int) Math.max(1, Math.min(settings().workers(), present));
    }

    /** Threads of one call of the inference engine: all processors for a picture that is alone, else one a worker. */
    private static int threads(int workers) {
        return workers > 1 ? 1 : 0;
    }

    /** Reads the first picture while the models open; on one processor nothing is won by it. */
    private static void beginFirst(List<PictureFile> files, PictureReader reader) {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            files.stream()
                    .filter(file -> !file.isMissing() && !file.isStandardInput())
                    .findFirst()
                    .ifPresent(reader::begin);
        }
    }

    private Optional<AnnotatedPictures> annotated(PictureCodec codec, boolean asked) throws MienException {
        return asked
                ? Optional.of(new AnnotatedPictures(
                        bench().require(Annotator.class), codec, settings().quality()))
                : Optional.empty();
    }
}
