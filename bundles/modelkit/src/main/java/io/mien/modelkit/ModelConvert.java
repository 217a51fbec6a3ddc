package io.mien.modelkit;

import io.mien.MienException;
import io.mien.command.line.LoneVerb;
import io.mien.command.option.StageOptions;
import io.mien.command.option.StrictOption;
import io.mien.command.output.Output;
import io.mien.command.picture.PictureFile;
import io.mien.command.picture.PictureFiles;
import io.mien.command.runtime.CommandContext;
import io.mien.modelkit.convert.ConversionOrder;
import io.mien.modelkit.convert.ConversionResult;
import io.mien.modelkit.convert.Converter;
import io.mien.modelkit.convert.VendorCompiler;
import io.mien.modelkit.pack.ModelKinds;
import io.mien.modelkit.pack.MudFile;
import io.mien.picture.PictureCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien model convert}. */
@Command(
        name = "convert",
        description = {
            "Convert a model for the NPU of a MaixCAM (INT8, cv181x) and make a bundle of it.",
            "The vendor's compiler does it; it needs a Python 3.10 and is fetched by pip at the first call. Pictures say how large"
                    + " values become: a detector sees them whole, a feature model the largest face of each. Some are held out, and"
                    + " the result is compared on them with the model it was made of."
        },
        footer = {
            "",
            "Examples:",
            "  mien model convert my-features.onnx my-features.mud --calibrate class-of-2026 -o npu",
            "  mien model convert seer.onnx seer.mud --calibrate pictures --python /opt/python3.10 -o npu"
        })
final class ModelConvert extends LoneVerb {
    @Parameters(index = "0", paramLabel = "ONNX", description = "The weights.")
    private Path onnx;

    @Parameters(index = "1", paramLabel = "MUD", description = "Their description.")
    private Path mud;

    @Option(
            names = "--calibrate",
            required = true,
            paramLabel = "DIR",
            description = "Pictures like those that the model will see; a few hundred, of many people.")
    private String calibrate;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder for weights, description and bundle.")
    private Path target;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the new model; the old one's with _npu unless given.")
    private String name;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            description = "Most pictures that are used, taken evenly; 230 unless given.")
    private int most = 230;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            description = "Every N-th picture is kept for the check; 8 unless given.")
    private int every = 8;

    @Option(
            names = "--least-cosine",
            paramLabel = "-1..1",
            description =
                    "Mean cosine of old and new embeddings below which they do not share a gallery; .97 unless given.")
    private double least = .97;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "A Python 3.10; unless given that of MIEN_PYTHON, python3.10 on the path, or one of pyenv.")
    private Path python;

    @Option(
            names = "--compiler",
            paramLabel = "DIR",
            description = "Folder of the compiler, installed if missing; ~/.cache/mien/compiler-"
                    + VendorCompiler.VERSION + " unless given.")
    private Path compiler =
            Path.of(System.getProperty("user.home"), ".cache", "mien", "compiler-" + VendorCompiler.VERSION);

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "Longest time for one step of the compiler, its download among them; 1800 unless given.")
    private long patience = 1800;

    @ArgGroup(validate = false, heading = StageOptions.HEADING, order = 1)
    private StageOptions stages = new StageOptions();

    @Mixin
    private StrictOption strict = new StrictOption();

    @Mixin
    private WithOption with = new WithOption();

    @Mixin
    private DeployedOption deployed = new DeployedOption();

    ModelConvert(CommandContext bench) {
        super(bench);
    }

    @Override
    protected int work() throws MienException {
        if (most < 2 || every < 2 || patience < 1) {
            throw misuse("--pictures and --held-out are at least 2, --patience at least 1");
        }
        bench().requireUnlocked(onnx);
        MudFile file = MudFile.read(mud);
        with.start(bench());
        ModelKinds.require(bench(), file.mud());
        Output output = new Output(bench().call(), false);
        Converter converter = new Converter(bench(), compiler.toAbsolutePath(), Duration.ofSeconds(patience), output);
        PictureFiles pictures = new PictureFiles(
                bench().require(PictureCodec.class), bench().call().directory(), Optional.of(target));
        ConversionOrder order = order(file, pictures.of(calibrate));
        converter.prepare(Optional.ofNullable(python));
        ConversionResult converted = converter.convert(order);
        output.text(converted.check());
        output.text(PackedReport.lines(converted.packed()));
        return end(converted.failures() > 0 ? FAILED : DONE, pictures.skipped(), strict, output);
    }

    private ConversionOrder order(MudFile file, List<PictureFile> pictures) throws MienException {
        String called = name == null ? file.mud().name() + "_npu" : name;
        return new ConversionOrder(
                onnx,
                file,
                pictures,
                most,
                every,
                least,
                called,
                target,
                PackingVerb.picture(bench()),
                stages.choice());
    }
}
