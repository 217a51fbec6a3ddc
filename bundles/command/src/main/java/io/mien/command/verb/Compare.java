package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.option.FaceOptions;
import io.mien.command.option.JsonOption;
import io.mien.command.option.ThresholdOption;
import io.mien.command.output.Output;
import io.mien.command.picture.Attempt;
import io.mien.command.picture.PictureFile;
import io.mien.command.picture.PictureReader;
import io.mien.command.picture.SoleFace;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.Recognizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien compare}. */
@Command(
        name = "compare",
        description = {
            "Say how alike the faces of two pictures are.",
            "Opens no gallery. A picture with several faces is refused unless --face says which is meant."
        },
        footer = {"", "Example:", "  mien compare passport.jpg camera.jpg"})
final class Compare extends StageVerb {
    private static final Set<StageKind> NEEDED = EnumSet.of(StageKind.DETECTOR, StageKind.ALIGNER, StageKind.EXTRACTOR);

    @Parameters(index = "0", paramLabel = "A", description = "One picture; - is standard input.")
    private String one;

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private String other;

    @ArgGroup(validate = false, heading = FaceOptions.HEADING, order = 1)
    private FaceOptions faces = new FaceOptions();

    @ArgGroup(validate = false, heading = ThresholdOption.HEADING, order = 2)
    private ThresholdOption threshold = new ThresholdOption();

    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 5)
    private JsonOption json = new JsonOption();

    Compare(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        ComparisonReport report = new ComparisonReport(new Output(bench().call(), json.isAsked()));
        PictureReader reader = new PictureReader(
                bench().require(PictureCodec.class), bench().call().in());
        try (StageSession session =
                StageSession.open(bench(), request(NEEDED, 0).reading(true))) {
            Optional<ComparedFace> a = look(session.recognizer(), reader, file(one), report);
            Optional<ComparedFace> b = look(session.recognizer(), reader, file(other), report);
            if (a.isEmpty() || b.isEmpty()) {
                return FAILED;
            }
            double least = threshold.value().orElse(a.get().face().threshold());
            report.compared(a.get(), b.get(), least);
            return DONE;
        }
    }

    private PictureFile file(String name) {
        return PictureFile.standardInput(name, bench().call().directory()).orElseGet(() -> fileOfPath(name));
    }

    private PictureFile fileOfPath(String name) {
        Path path = bench().call().resolve(name);
        String problem = Files.isRegularFile(path) ? "" : Files.exists(path) ? "not a file" : "no such file";
        return new PictureFile(name, path, path.getFileName(), problem);
    }

    /** The face meant, or empty if the reason why there is none was told. */
    private Optional<ComparedFace> look(
            Recognizer recognizer, PictureReader reader, PictureFile file, ComparisonReport report)
            throws MienException {
        Attempt<SoleFace> face =
                Attempt.of(file, () -> SoleFace.of(recognizer, reader.read(file), faces.detector(), faces.selection()));
        if (face.result().isEmpty()) {
            report.failed(file, face.problem());
        }
        return face.result().map(f -> new ComparedFace(file, f));
    }
}
