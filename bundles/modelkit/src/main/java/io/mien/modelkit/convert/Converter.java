package io.mien.modelkit.convert;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import io.mien.model.ModelId;
import io.mien.modelkit.pack.BundleNames;
import io.mien.modelkit.pack.ModelFiles;
import io.mien.modelkit.pack.ModelKinds;
import io.mien.modelkit.pack.ModelPacker;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.MudText;
import io.mien.modelkit.pack.PackedBundle;
import io.mien.modelkit.pack.RequestedTrial;
import io.mien.modelkit.pack.WeightsFile;
import io.mien.support.data.TemporaryFolder;
import io.mien.support.data.WholeFile;
import io.mien.support.files.ScratchFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Converts a model: cuts pictures, drives the compiler, checks what comes of it, writes and packs it. */
public final class Converter {
    /** Pictures, graph, calibration, weights. */
    private static final int STEPS = 4;

    private final CommandContext bench;
    private final Path home;
    private final Duration patience;
    private final Output output;

    /**
     * @param home where the compiler lies, or is to lie; absolute
     * @param patience longest time of one step of the compiler
     */
    public Converter(CommandContext bench, Path home, Duration patience, Output output) {
        this.bench = bench;
        this.home = home;
        this.patience = patience;
        this.output = output;
    }

    /**
     * Installs the compiler unless it is installed.
     *
     * @param asked the Python to install it with, if one is asked for
     * @throws ConversionException saying what to install by hand
     */
    public void prepare(Optional<Path> asked) throws MienException {
        try (ScratchFolder work = TemporaryFolder.create()) {
            VendorCompiler compiler = compiler(work.path());
            if (!compiler.isInstalled()) {
                Path user = Path.of(System.getProperty("user.home"));
                Path python = new Python(work.path(), System.getenv(), user).find(asked);
                output.text("fetching the compiler (tpu_mlir " + VendorCompiler.VERSION + ", 230 MB) into " + home);
                compiler.install(python, line -> {});
            }
        }
    }

    private VendorCompiler compiler(Path work) {
        return new VendorCompiler(home, new ExternalTool(work, Map.of(), patience, output::isAsked));
    }

    /** Converts. The compiler must be there. */
    public ConversionResult convert(ConversionOrder order) throws MienException {
        StageKind kind = ModelKinds.require(bench, order.mud().mud());
        ModelFiles source = ModelFiles.measure(order.onnx(), order.mud().mud());
        try (ScratchFolder work = TemporaryFolder.create()) {
            VendorCompiler compiler = compiler(work.path());
            CoreGraph core;
            CalibrationSamples samples;
            Path weights;
            try (ProgressBar progress = output.progress(STEPS * StepProgress.WORTH)) {
                StepProgress steps = new StepProgress(progress);
                Conversion conversion = new Conversion(compiler, work.path(), steps);
                steps.next();
                core = conversion.core(order.onnx(), order.mud().mud());
                samples = samples(order, kind, core, work.path(), steps);
                weights = conversion.weights(core, order.mud().mud(), samples);
            }
            MudFile made = write(order, core, weights);
            try (Simulator simulator = new Simulator(bench.services(), compiler.runtime())) {
                return finish(order, kind, source, made, samples);
            }
        }
    }

    private CalibrationSamples samples(
            ConversionOrder order, StageKind kind, CoreGraph core, Path work, StepProgress steps) throws MienException {
        Set<StageKind> needed = EnumSet.of(StageKind.ALIGNER);
        if (kind != StageKind.DETECTOR) {
            needed.add(StageKind.DETECTOR);
        }
        SessionRequest request =
                SessionRequest.ofStages("model convert", work.resolve("data"), order.choice(), needed, 0);
        try (StageSession session = StageSession.open(bench, request)) {
            return new SampleCutter(bench, session, order.mud().mud(), kind, core.input())
                    .cut(order.taken(), order.every(), work.resolve("calibration"), steps, output);
        }
    }

    private MudFile write(ConversionOrder order, CoreGraph core, Path weights) throws MienException {
        Path kept = order.target().resolve(order.name() + ".cvimodel");
        WholeFile.write(kept, out -> Files.copy(weights, out));
        String sha256 = WeightsFile.measure(kept, order.name()).sha256();
        MudText text = ConvertedMud.of(order.mud().text(), order.mud().mud(), order.name(), core, sha256);
        return write(order, text);
    }

    private static MudFile write(ConversionOrder order, MudText text) throws MienException {
        Path path = order.target().resolve(order.name() + ".mud");
        WholeFile.write(path, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        return MudFile.read(path);
    }

    private ConversionResult finish(
            ConversionOrder order, StageKind kind, ModelFiles source, MudFile made, CalibrationSamples samples)
            throws MienException {
        Path kept = made.beside(made.mud().file());
        ModelFiles weights = ModelFiles.measure(kept, made.mud());
        ConversionCheck check = new ConversionCheck(bench, kind, samples.heldOut());
        Optional<String> waits = check.waits(made, weights);
        if (waits.isPresent()) {
            List<String> told = List.of("not checked, and not declared equivalent: " + waits.get());
            return packed(made, kept, new RequestedTrial.Untried(), told, samples.failures());
        }
        AnswerLikeness like = check.compare(order.mud(), source, made, weights);
        List<String> told =
                new ArrayList<>(List.of("checked against " + order.mud().mud().name()));
        told.addAll(like.lines());
        MudFile declared = made;
        if (like instanceof AnswerLikeness.OfFeatures features
                && features.cosines().mean() >= order.least()) {
            ModelId id = new ModelId(order.mud().mud().name(), source.sha256());
            declared = write(
                    order,
                    ConvertedMud.equivalent(MudText.of(made.text()), order.mud().mud(), id, features));
        } else if (like instanceof AnswerLikeness.OfFeatures) {
            told.add("  too far for one embedding space: it is a stranger to the galleries of its source");
        }
        return packed(declared, kept, new RequestedTrial.Recorded(order.trial()), told, samples.failures());
    }

    private ConversionResult packed(MudFile file, Path weights, RequestedTrial wish, List<String> told, int failures)
            throws MienException {
        Path target = file.beside(BundleNames.file(file.mud()));
        PackedBundle packed = new ModelPacker(bench).pack(file, weights, wish, target);
        return new ConversionResult(packed, told, failures);
    }
}
