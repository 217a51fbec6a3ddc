package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.option.FaceOptions;
import io.mien.command.option.PictureOutputOptions;
import io.mien.command.option.StrictOption;
import io.mien.command.output.Output;
import io.mien.command.picture.AnnotatedPictures;
import io.mien.command.picture.OutputNames;
import io.mien.command.picture.PictureFile;
import io.mien.command.picture.PictureFiles;
import io.mien.command.picture.PictureJob;
import io.mien.command.picture.PictureLook;
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

    abstract PictureLook look(Recognizer recognizer, FaceOptions faces);

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
        PictureRun run = new PictureRun(settings(), answers, files);
        if (files.stream().allMatch(PictureFile::isMissing)) {
            return end(run.answerMissing(), walked.skipped(), strict, answers);
        }
        SessionRequest request = request(needed(), run.threads()).reading(true);
        try (PictureReader reader = new PictureReader(codec, bench().call().in());
                StageSession session = StageSession.open(bench(), request, () -> beginFirst(files, reader))) {
            List<PictureJob> jobs = OutputNames.jobs(files, out);
            return end(
                    run.answer(jobs, work(session, codec, reader, out.isPresent())), walked.skipped(), strict, answers);
        }
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

    private PictureWork work(StageSession session, PictureCodec codec, PictureReader reader, boolean annotate)
            throws MienException {
        Optional<AnnotatedPictures> annotated = annotate
                ? Optional.of(new AnnotatedPictures(
                        bench().require(Annotator.class), codec, settings().quality()))
                : Optional.empty();
        return new PictureWork(reader, look(session.recognizer(), faces), annotated);
    }
}
