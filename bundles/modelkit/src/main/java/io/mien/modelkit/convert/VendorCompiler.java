package io.mien.modelkit.convert;

import io.mien.support.files.IoReason;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The vendor's compiler, tpu_mlir, in a Python environment of its own. It is fetched by pip once and kept; 230 MB are loaded
 * for it, 1.4 GB lie on the disk.
 */
public final class VendorCompiler {
    /** The version whose results were checked. */
    public static final String VERSION = "1.18.1";

    /** The packages that it needs for this use, in the versions that it was built with; it asks for many more. */
    private static final List<String> NEEDED = List.of(
            "numpy==1.24.3",
            "scipy==1.11.1",
            "tqdm==4.65.0",
            "Pillow==10.0.0",
            "plotly==5.15.0",
            "opencv-python-headless==4.8.0.76",
            "protobuf==3.20.3",
            "graphviz==0.20.1",
            "onnx==1.14.1",
            "onnxruntime==1.16.3",
            "onnxsim==0.4.17");

    /** It brings another system's C library on its library path, which clashes with a newer one. */
    private static final List<String> CLASHING =
            List.of("libc.so.6", "libm.so.6", "libpthread.so.0", "libstdc++.so.6", "libgcc_s.so.1");

    /** The simulator of the chip; alone in a folder its parts find each other and this system's C library. */
    private static final List<String> RUNTIME = List.of("libcviruntime.so", "libcvicmodel.so", "libcvikernel.so");

    private static final List<String> SCRIPTS = List.of("core_graph.py", "equalise.py", "sitecustomize.py");
    private static final String READY = "ready";

    private final Path folder;
    private final ExternalTool tool;

    /**
     * @param folder where it lies, or is to lie; absolute
     * @param tool runs programs in the folder of the work
     */
    VendorCompiler(Path folder, ExternalTool tool) {
        this.folder = folder;
        this.tool = tool;
    }

    /** Whether it was installed to its end. */
    boolean isInstalled() {
        return Files.exists(folder.resolve(READY));
    }

    /** Installs it, and puts the simulator into {@code runtime} beside it. An incomplete earlier attempt is completed. */
    void install(Path python, Consumer<String> told) throws ConversionException {
        try {
            Files.createDirectories(folder);
            tool.run(List.of(python.toString(), "-m", "venv", environment().toString()), told);
            pip(told, List.of("--no-deps", "tpu_mlir==" + VERSION));
            pip(told, NEEDED);
            settle(environment().resolve("lib/python3.10/site-packages/tpu_mlir/lib"));
            Files.writeString(folder.resolve(READY), VERSION + "\n");
        } catch (IOException e) {
            throw new ConversionException(folder.toString(), "cannot be written: " + IoReason.of(e), e);
        }
    }

    private void settle(Path libraries) throws IOException {
        for (String clashing : CLASHING) {
            Files.deleteIfExists(libraries.resolve("third_party").resolve(clashing));
        }
        Files.createDirectories(runtime());
        for (String library : RUNTIME) {
            Files.copy(libraries.resolve(library), runtime().resolve(library), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void pip(Consumer<String> told, List<String> packages) throws ConversionException {
        List<String> command = new ArrayList<>(List.of(program("pip"), "install", "--disable-pip-version-check"));
        command.addAll(packages);
        tool.run(command, told);
    }

    /** The folder of the simulator's libraries. */
    Path runtime() {
        return folder.resolve("runtime");
    }

    /** Where Python lies that runs it. */
    private Path environment() {
        return folder.resolve("venv");
    }

    private String program(String name) {
        return environment().resolve("bin").resolve(name).toString();
    }

    /** Runs one of its programs. See {@link ExternalTool#run}. */
    String run(Consumer<String> told, String program, List<String> arguments) throws ConversionException {
        List<String> command = new ArrayList<>(List.of(program("python"), program(program)));
        command.addAll(arguments);
        return inEnvironment().run(command, told);
    }

    /** Runs one of Mien's scripts beside it. See {@link ExternalTool#run}. */
    String script(Consumer<String> told, String name, List<String> arguments) throws ConversionException {
        List<String> command = new ArrayList<>(
                List.of(program("python"), scripts().resolve(name).toString()));
        command.addAll(arguments);
        return inEnvironment().run(command, told);
    }

    private Path scripts() {
        return tool.directory().resolve("scripts");
    }

    /** Its programs call each other by their names, and import what is not there. */
    private ExternalTool inEnvironment() throws ConversionException {
        try {
            Files.createDirectories(scripts());
            for (String name : SCRIPTS) {
                try (InputStream in = VendorCompiler.class.getResourceAsStream(name)) {
                    Files.copy(in, scripts().resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new ConversionException(scripts().toString(), "cannot be written: " + IoReason.of(e), e);
        }
        String path = environment().resolve("bin")
                + File.pathSeparator
                + System.getenv().getOrDefault("PATH", "");
        return tool.with(Map.of("PATH", path, "PYTHONPATH", scripts().toString()));
    }
}
