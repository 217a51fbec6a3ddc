package io.mien.modelkit;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.call.UsageException;
import io.mien.command.line.LoneVerb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.FaceOptions;
import io.mien.command.option.StageOptions;
import io.mien.command.option.StrictOption;
import io.mien.command.output.Output;
import io.mien.command.picture.PeopleFolder;
import io.mien.command.picture.PersonPicture;
import io.mien.command.picture.PictureFiles;
import io.mien.command.picture.PictureReader;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageChoice;
import io.mien.command.runtime.StageSession;
import io.mien.model.ModelId;
import io.mien.modelkit.calibrate.CalibrationReport;
import io.mien.modelkit.calibrate.Comparisons;
import io.mien.modelkit.calibrate.FaceCollector;
import io.mien.modelkit.calibrate.KnownFace;
import io.mien.modelkit.calibrate.ModelSource;
import io.mien.modelkit.calibrate.ModelSources;
import io.mien.modelkit.calibrate.ThresholdCalibration;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.StageStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien model calibrate}. */
@Command(
        name = "calibrate",
        description = {
            "Measure a feature model's threshold on your own pictures, and write it down.",
            "Each face is tested as a stranger to a gallery of all the other people, with one picture each; the threshold is"
                    + " the least at which no more than the given share of these strangers is given a name. A model"
                    + " of a --models folder is changed in place, with"
                    + " its next version, and the old description is kept as NAME.mud.bak; one that lies in a bundle is"
                    + " written to a new bundle with -o."
        },
        footer = {
            "",
            "Examples:",
            "  mien model calibrate my-features --models my-models --people class-of-2026 --far .01",
            "  mien model calibrate mien_feature --people class-of-2026 --pairs -o calibrated.jar"
        })
final class ModelCalibrate extends LoneVerb {
    private static final Set<StageKind> NEEDED = EnumSet.of(StageKind.DETECTOR, StageKind.ALIGNER, StageKind.EXTRACTOR);

    @Parameters(paramLabel = "NAME", description = "The feature model, as 'mien model list' calls it.")
    private String name;

    @Option(
            names = "--people",
            required = true,
            paramLabel = "DIR",
            description = "Pictures: a sub-folder for each person.")
    private String people;

    @Option(
            names = "--far",
            paramLabel = "SHARE",
            description = "Share of strangers that may be given a name; .01 unless given.")
    private double far = .01;

    @Option(
            names = "--pairs",
            description =
                    "Take the share of all pairs of different people that may be taken for one, instead of that of"
                            + " strangers: it can be measured on fewer pictures, but does not say how likely a stranger"
                            + " is to be given one of many names.")
    private boolean pairs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write a bundle with the new threshold, and leave the model as it is.")
    private Path target;

    @Option(names = "--dry-run", description = "Measure, and write nothing.")
    private boolean dry;

    @ArgGroup(validate = false, heading = FaceOptions.HEADING, order = 1)
    private FaceOptions faces = new FaceOptions();

    @ArgGroup(validate = false, heading = StageOptions.HEADING, order = 2)
    private StageOptions stages = new StageOptions();

    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 3)
    private DataOptions data = new DataOptions();

    @Mixin
    private StrictOption strict = new StrictOption();

    @Mixin
    private WithOption with = new WithOption();

    ModelCalibrate(CommandContext bench) {
        super(bench);
    }

    @Override
    protected int work() throws MienException {
        if (!(far > 0 && far < 1)) {
            throw misuse("--far is a share above 0 and below 1, not " + far);
        }
        StageChoice choice = choice();
        with.start(bench());
        PictureCodec codec = bench().require(PictureCodec.class);
        PictureFiles files = new PictureFiles(codec, bench().call().directory(), Optional.empty());
        List<PersonPicture> pictures = new PeopleFolder(files, bench().call().directory()).of(people);
        Output output = new Output(bench().call(), false);
        PictureReader reader = new PictureReader(codec, bench().call().in());
        Measured measured = measure(choice, reader, pictures, output);
        output.text(new CalibrationReport(measured.calibration()).lines());
        if (!dry) {
            output.text(new CalibrationWriter(bench(), target).write(measured.source(), measured.calibration()));
        }
        return end(measured.failures() > 0 ? FAILED : DONE, files.skipped(), strict, output);
    }

    /** The measurement of one model. */
    private record Measured(ModelSource source, ThresholdCalibration calibration, int failures) {}

    private StageChoice choice() throws UsageException {
        StageChoice chosen = stages.choice();
        if (!chosen.name(StageKind.EXTRACTOR).isEmpty()) {
            throw misuse("--extractor is NAME here");
        }
        Map<StageKind, String> names = new EnumMap<>(StageKind.class);
        names.putAll(chosen.names());
        names.put(StageKind.EXTRACTOR, name);
        return new StageChoice(chosen.models(), names);
    }

    private Measured measure(StageChoice choice, PictureReader reader, List<PersonPicture> pictures, Output output)
            throws MienException {
        int threads = settings().workers() > 1 ? 1 : 0;
        SessionRequest request = SessionRequest.ofStages("model calibrate", data.folder(), choice, NEEDED, threads);
        FaceSelection selection = faces.selection() == FaceSelection.ALL ? FaceSelection.LARGEST : faces.selection();
        try (StageSession session = StageSession.open(bench(), request)) {
            StageStatus extractor = extractor(session);
            // Before the pictures are looked at: without it the work would be wasted.
            ModelSource source = source(choice, extractor);
            if (source.packed().isPresent() && target == null && !dry) {
                throw misuse(name + " lies in " + source.file() + ": -o FILE is needed, or --dry-run");
            }
            FaceCollector collector = new FaceCollector(
                    session.recognizer(),
                    reader,
                    settings(),
                    extractor.id().content().id());
            List<KnownFace> known = collector.collect(pictures, faces.detector(), selection, output);
            ThresholdCalibration calibration = ThresholdCalibration.of(Comparisons.of(known), far, !pairs);
            return new Measured(source, calibration, collector.failures());
        }
    }

    private StageStatus extractor(StageSession session) throws MienException {
        return session.recognizer().stages().stream()
                .filter(s -> s.kind() == StageKind.EXTRACTOR
                        && s.serving()
                        && s.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MienException("no extractor '" + name + "' serves"));
    }

    private ModelSource source(StageChoice choice, StageStatus extractor) throws MienException {
        Path home = bench().call().home();
        List<Path> folders = new ArrayList<>(choice.models());
        folders.add(data.folder().resolve("bundles"));
        folders.add(home.resolve("models"));
        String model = extractor.id().content().id();
        return new ModelSources(folders)
                .find(name, extractor.id().version(), ModelId.parse(model).sha256());
    }
}
