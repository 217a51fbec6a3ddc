package io.mien.modelkit.convert;

import io.mien.model.Mud;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The compiler's steps from an ONNX file to weights for the chip, in a folder of their own. */
final class Conversion {
    /** The chip of the MaixCAM, as the compiler calls it. */
    static final String CHIP = "cv181x";

    private static final String NAME = "network";

    private final VendorCompiler compiler;
    private final Path folder;
    private final StepProgress steps;

    /** @param folder where the compiler works */
    Conversion(VendorCompiler compiler, Path folder, StepProgress steps) {
        this.compiler = compiler;
        this.folder = folder;
        this.steps = steps;
    }

    /** Takes the normalization out of the graph. */
    CoreGraph core(Path onnx, Mud mud) throws ConversionException {
        String said = compiler.script(line -> {}, "core_graph.py", List.of(onnx.toString(), "core.onnx"));
        return CoreGraph.parse(said, mud);
    }

    /** Makes the weights; three steps. */
    Path weights(CoreGraph core, Mud mud, CalibrationSamples samples) throws ConversionException {
        String order = mud.channels().name().toLowerCase(Locale.ROOT);
        steps.next();
        String mean = CoreGraph.text(core.mean(), ",");
        String scale = CoreGraph.text(core.scale(), ",");
        compiler.script(
                steps,
                "equalise.py",
                List.of("core.onnx", NAME + ".onnx", samples.folder().toString(), order, mean, scale));
        transform(core, samples, order, mean, scale);
        steps.next();
        compiler.run(
                steps,
                "run_calibration.py",
                List.of(
                        NAME + ".mlir",
                        "--dataset",
                        samples.folder().toString(),
                        "--input_num",
                        Integer.toString(samples.number()),
                        "-o",
                        NAME + "_table"));
        steps.next();
        return deploy();
    }

    private void transform(CoreGraph core, CalibrationSamples samples, String order, String mean, String scale)
            throws ConversionException {
        List<String> options = new ArrayList<>(List.of("--model_name", NAME, "--model_def", NAME + ".onnx"));
        options.addAll(List.of(
                "--input_shapes",
                "[[1,3," + core.input().height() + "," + core.input().width() + "]]"));
        options.addAll(List.of("--mean", mean, "--scale", scale, "--pixel_format", order));
        options.addAll(List.of("--test_input", samples.first().toString(), "--test_result", NAME + "_top.npz"));
        options.addAll(List.of("--mlir", NAME + ".mlir"));
        compiler.run(steps, "model_transform.py", options);
    }

    /** The tolerance is the compiler's own alarm on one picture; what the model is worth, the check on held-out ones says. */
    private Path deploy() throws ConversionException {
        List<String> options =
                new ArrayList<>(List.of("--mlir", NAME + ".mlir", "--quantize", "INT8", "--quant_input"));
        options.addAll(List.of("--calibration_table", NAME + "_table", "--processor", CHIP));
        options.addAll(List.of("--test_input", NAME + "_in_f32.npz", "--test_reference", NAME + "_top.npz"));
        options.addAll(List.of("--tolerance", "0.8,0.3", "--model", NAME + ".cvimodel"));
        compiler.run(steps, "model_deploy.py", options);
        return folder.resolve(NAME + ".cvimodel");
    }
}
