package io.mien.modelkit.convert;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.output.Output;
import io.mien.command.output.Progress;
import io.mien.command.runtime.Session;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.Workbench;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import io.mien.modelkit.pack.BundleNames;
import io.mien.modelkit.pack.ModelFiles;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.MudText;
import io.mien.modelkit.pack.Packed;
import io.mien.modelkit.pack.Packer;
import io.mien.modelkit.pack.TrialWish;
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

    private final Workbench bench;
    private final Path home;
    private final Duration patience;
    private final Output output;

    /**
     * @param home where the compiler lies, or is to lie; absolute
     * @param patience longest time of one step of the compiler
     */
    public Converter(Workbench bench, Path home, Duration patience, Output output) {
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
            Compiler compiler = compiler(work.path());
            if (!compiler.isInstalled()) {
                Path user = Path.of(System.getProperty("user.home"));
                Path python = new Python(work.path(), System.getenv(), user).find(asked);
                output.text("fetching the compiler (tpu_mlir " + Compiler.VERSION + ", 230 MB) into " + home);
                compiler.install(python, line -> {});
            }
        }
    }

    private Compiler compiler(Path work) {
        return new Compiler(home, new Tool(work, Map.of(), patience, output::isAsked));
    }

    /** Converts. The compiler must be there. */
    public Converted convert(Order order) throws MienException {
        ModelFiles source = ModelFiles.measure(order.onnx(), order.mud().mud());
        try (ScratchFolder work = TemporaryFolder.create()) {
            Compiler compiler = compiler(work.path());
            CoreGraph core;
            Samples samples;
            Path weights;
            try (Progress progress = output.progress(STEPS * Steps.WORTH)) {
                Steps steps = new Steps(progress);
                Conversion conversion = new Conversion(compiler, work.path(), steps);
                steps.next();
                core = conversion.core(order.onnx(), order.mud().mud());
                samples = samples(order, core, work.path(), steps);
                weights = conversion.weights(core, order.mud().mud(), samples);
            }
            MudFile made = write(order, core, weights);
            try (Simulator simulator = new Simulator(bench)) {
                simulator.lend(compiler.runtime());
                return finish(order, source, made, samples);
            }
        }
    }

    private Samples samples(Order order, CoreGraph core, Path work, Steps steps) throws MienException {
        Mud mud = order.mud().mud();
        Set<StageKind> needed = EnumSet.of(StageKind.ALIGNER);
        if (mud.kind() != StageKind.DETECTOR) {
            needed.add(StageKind.DETECTOR);
        }
        SessionRequest request =
                SessionRequest.ofStages("model convert", work.resolve("data"), order.choice(), needed, 0);
        try (Session session = Session.open(bench, request)) {
            return new Cutting(bench, session, mud, core.input())
                    .cut(order.taken(), order.every(), work.resolve("calibration"), steps, output);
        }
    }

    private MudFile write(Order order, CoreGraph core, Path weights) throws MienException {
        Path kept = order.target().resolve(order.name() + ".cvimodel");
        WholeFile.write(kept, out -> Files.copy(weights, out));
        String sha256 = WeightsFile.measure(kept, order.name()).sha256();
        MudText text = ConvertedMud.of(order.mud().text(), order.mud().mud(), order.name(), core, sha256);
        return write(order, text);
    }

    private static MudFile write(Order order, MudText text) throws MienException {
        Path path = order.target().resolve(order.name() + ".mud");
        WholeFile.write(path, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        return MudFile.read(path);
    }

    private Converted finish(Order order, ModelFiles source, MudFile made, Samples samples) throws MienException {
        Path kept = made.beside(made.mud().file());
        ModelFiles weights = ModelFiles.measure(kept, made.mud());
        Check check = new Check(bench, samples.heldOut());
        Optional<String> waits = check.waits(made, weights);
        if (waits.isPresent()) {
            List<String> told = List.of("not checked, and not declared equivalent: " + waits.get());
            return packed(made, kept, new TrialWish.Untried(), told, samples.failures());
        }
        Likeness like = check.compare(order.mud(), source, made, weights);
        List<String> told =
                new ArrayList<>(List.of("checked against " + order.mud().mud().name()));
        told.addAll(like.lines());
        MudFile declared = made;
        if (like instanceof Likeness.OfFeatures features && features.cosines().mean() >= order.least()) {
            ModelId id = new ModelId(order.mud().mud().name(), source.sha256());
            declared = write(
                    order,
                    ConvertedMud.equivalent(MudText.of(made.text()), order.mud().mud(), id, features));
        } else if (like instanceof Likeness.OfFeatures) {
            told.add("  too far for one embedding space: it is a stranger to the galleries of its source");
        }
        return packed(declared, kept, new TrialWish.Recorded(order.trial()), told, samples.failures());
    }

    private Converted packed(MudFile file, Path weights, TrialWish wish, List<String> told, int failures)
            throws MienException {
        Path target = file.beside(BundleNames.file(file.mud()));
        Packed packed = new Packer(bench).pack(file, weights, wish, target);
        return new Converted(packed, told, failures);
    }
}
