package io.mien.demo;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.line.Verb;
import io.mien.command.option.FaceOptions;
import io.mien.command.option.StageOptions;
import io.mien.command.option.ThresholdOption;
import io.mien.command.output.Output;
import io.mien.command.people.DemoPictures;
import io.mien.command.picture.AnnotatedPictures;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageChoice;
import io.mien.command.runtime.StageSession;
import io.mien.demo.score.DemoReport;
import io.mien.demo.score.Scorecard;
import io.mien.recognizer.RecognizeOptions;
import io.mien.support.data.TemporaryFolder;
import io.mien.support.files.ScratchFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mien demo}. */
@Command(
        name = "demo",
        description = {
            "Enroll synthetic people, recognize them among strangers, and count.",
            "Eight people are enrolled from one picture each into a temporary gallery and recognized in others; the"
                    + " answers are compared with the truth. Exit code 1 if a face or more than one name is missed,"
                    + " or a stranger is given a name."
        },
        footer = {
            "",
            "Examples:",
            "  mien demo",
            "  mien demo --swap",
            "  mien demo --models my-models --extractor my-features"
        })
final class Demo extends Verb {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the annotated calls; ./mien-demo unless given.")
    private Path out;

    @Option(
            names = "--swap",
            description = "Recognize the calls over and over while detector, decoder, extractor, aligner, matcher and"
                    + " store are replaced one after the other; draw what happened, and account for every frame.")
    private boolean swap;

    @Option(
            names = "--between",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "With --swap: how long frames go through before, between and after the swaps;"
                    + " ${DEFAULT-VALUE} unless given.")
    private double between;

    @ArgGroup(validate = false, heading = FaceOptions.HEADING, order = 1)
    private FaceOptions faces = new FaceOptions();

    @ArgGroup(validate = false, heading = ThresholdOption.HEADING, order = 2)
    private ThresholdOption threshold = new ThresholdOption();

    @ArgGroup(validate = false, heading = StageOptions.HEADING, order = 3)
    private StageOptions stages = new StageOptions();

    Demo(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        StageChoice choice = stages.choice();
        DemoPictures pictures = DemoPictures.in(bench().call().home().resolve("people"));
        Path calls = out == null ? bench().call().resolve("mien-demo") : out;
        AnnotatedPictures.prepare(calls);
        Output output = new Output(bench().call(), false);
        if (swap) {
            return swap(pictures, choice, calls, output);
        }
        try (ScratchFolder folder = TemporaryFolder.create()) {
            Scorecard card = score(pictures, folder.path(), choice, calls, output);
            DemoReport report = new DemoReport(card);
            output.text(report.table());
            output.text("annotated calls are in " + calls);
            output.text(report.summary());
            return card.isGood() ? DONE : FAILED;
        }
    }

    private int swap(DemoPictures pictures, StageChoice choice, Path folder, Output output) throws MienException {
        if (!choice.names().isEmpty()) {
            throw misuse("--swap replaces the stages by itself, and takes none by name");
        }
        if (!(between > 0)) {
            throw misuse("--between takes a positive number of seconds, not " + between);
        }
        SwapDemoRun run = new SwapDemoRun(bench(), output, options(), Duration.ofMillis(Math.round(between * 1000)));
        try (ScratchFolder data = TemporaryFolder.create();
                StageSession session = StageSession.open(bench(), request(data.path(), choice))) {
            return run.run(session, pictures, folder.resolve("swap.png")) ? DONE : FAILED;
        }
    }

    private SessionRequest request(Path data, StageChoice choice) {
        int threads = settings().workers() > 1 ? 1 : 0;
        return SessionRequest.ofStages(name(), data, choice, EnumSet.allOf(StageKind.class), threads);
    }

    private RecognizeOptions options() {
        return RecognizeOptions.defaults()
                .detector(faces.detector())
                .threshold(threshold.value())
                .selection(faces.selection());
    }

    private Scorecard score(DemoPictures pictures, Path data, StageChoice choice, Path calls, Output output)
            throws MienException {
        try (StageSession session = StageSession.open(bench(), request(data, choice))) {
            return new DemoRun(bench(), session, output, options()).run(pictures, calls);
        }
    }
}
