package io.mien.compose.jre;

import io.mien.compose.pack.ComposeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes a Java runtime with the modules that a product needs, by the JDK's own {@code jdeps} and {@code jlink}.
 *
 * @param jmods the modules of another platform's JDK; empty for those of this Java
 */
public record JavaRuntime(Optional<Path> jmods) {
    /**
     * What no class refers to: file systems in jars, curves for TLS, what the framework asks a class loader for, logging.
     */
    private static final List<String> UNSEEN =
            List.of("java.logging", "java.management", "java.xml", "jdk.crypto.ec", "jdk.unsupported", "jdk.zipfs");

    private static final String RELEASE = "17";

    /**
     * jlink runs its plugins in an order that changes from process to process. Classes that it generates itself would have debug
     * attributes or not, and its file of classes would be sorted one way or another.
     */
    private static final List<String> SAME_BYTES =
            List.of("--disable-plugin", "generate-jli-classes", "--order-resources=**");

    /**
     * Makes it.
     *
     * @param jars of the product
     * @param target a folder that does not exist yet
     * @return the names of its modules, those that others bring not among them
     * @throws ComposeException if this Java cannot make one, or if the modules do not fit
     */
    public Set<String> make(List<Path> jars, Path target) throws IOException, ComposeException {
        if (jmods.isPresent() && !Files.isRegularFile(jmods.get().resolve("java.base.jmod"))) {
            throw new ComposeException(jmods.get() + ": has no java.base.jmod; the folder jmods of a JDK is needed");
        }
        Set<String> modules = modules(jars);
        List<String> arguments = new ArrayList<>(List.of("--add-modules", String.join(",", modules)));
        jmods.ifPresent(folder -> arguments.addAll(List.of("--module-path", folder.toString())));
        arguments.addAll(List.of("--strip-debug", "--no-header-files", "--no-man-pages", "--compress=2"));
        arguments.addAll(SAME_BYTES);
        arguments.addAll(List.of("--output", target.toString()));
        run("jlink", arguments);
        return modules;
    }

    private static Set<String> modules(List<Path> jars) throws IOException, ComposeException {
        List<String> arguments =
                new ArrayList<>(List.of("--multi-release", RELEASE, "--ignore-missing-deps", "--print-module-deps"));
        jars.stream().map(Path::toString).forEach(arguments::add);
        Set<String> modules = new TreeSet<>(UNSEEN);
        Stream.of(lastLine(run("jdeps", arguments)).split(","))
                .map(String::strip)
                .forEach(modules::add);
        return modules;
    }

    /** Before it jdeps may print warnings. */
    private static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "java.base" : lines.get(lines.size() - 1);
    }

    private static String run(String tool, List<String> arguments) throws ComposeException {
        ToolProvider provider = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new ComposeException("this Java (" + System.getProperty("java.home") + ") has no "
                        + tool + "; --jlink needs a JDK of its version, and JAVA_HOME names one"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = provider.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        if (code != 0) {
            throw new ComposeException(tool + " failed: " + (out + " " + err).strip());
        }
        return out.toString();
    }
}
