package io.mien.runtime;

import io.mien.support.files.RegularFile;
import io.mien.trust.release.ReleasedContent;
import io.mien.trust.release.TrustRoot;
import io.mien.trust.release.UntrustedException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether this process runs the code of a locked installation, and nothing beside it: its class path and the options of its
 * Java, wherever they came from. {@code bin/mien} asks the same before Java starts, when an agent has not run yet; here it is
 * asked of a Java that something else started.
 *
 * @param released what may be loaded
 * @param home the installation
 */
record LockedProcess(ReleasedContent released, Path home) {
    /** The options that neither bring code nor write what is in memory to a file, one pattern a line. */
    static final String OPTIONS = "lib/locked.options";

    /** Variables of the environment that name code: for the system's loader, its C library, or OpenCV. */
    static final List<String> VARIABLES = List.of(
            "LD_PRELOAD",
            "LD_AUDIT",
            "LD_LIBRARY_PATH",
            "GCONV_PATH",
            "OPENCV_PARALLEL_BACKEND",
            "OPENCV_CORE_PLUGIN_PATH",
            "OPENCV_DNN_PLUGIN_PATH",
            "OPENCV_VIDEOIO_PLUGIN_PATH",
            "OPENCV_OPENCL_RUNTIME");

    private static final int MOST_BYTES = 1 << 16;

    /**
     * Checks that a locked installation's launcher is not told to run another installation.
     *
     * @param home what the process was told
     */
    static void requireOwnHome(Path home) throws StartException {
        Optional<Path> own = ownHome().filter(h -> Files.exists(h.resolve(TrustRoot.FILE), LinkOption.NOFOLLOW_LINKS));
        if (own.isPresent() && !own.get().equals(home.normalize())) {
            throw new StartException("-Dmien.home=" + home + ": this is the launcher of the locked installation "
                    + own.get() + ", and it runs no other");
        }
    }

    /** The installation whose {@code lib} folder the launcher was loaded from. */
    private static Optional<Path> ownHome() throws StartException {
        try {
            URI source = LockedProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Optional.of(Path.of(source))
                    .filter(jar -> jar.toString().endsWith(".jar"))
                    .map(jar -> jar.getParent().getParent());
        } catch (URISyntaxException e) {
            throw new StartException("the launcher's own file cannot be told: " + e.getMessage(), e);
        }
    }

    /** @throws StartException naming the file, the option or the variable that is not of the installation */
    void require() throws StartException {
        require(System.getenv());
        for (String file : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
            require(Path.of(file).toAbsolutePath());
        }
        require(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** @param environment of this process */
    void require(Map<String, String> environment) throws StartException {
        for (String variable : VARIABLES) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty() && !isOfJava(value)) {
                throw new StartException(variable + " is set, and a locked installation takes no code from it");
            }
        }
    }

    /** With musl in place of glibc, Java's own launcher sets {@code LD_LIBRARY_PATH} to these. */
    private static boolean isOfJava(String folders) {
        String java = System.getProperty("java.home");
        return Set.of(java + "/lib/server", java + "/lib", java + "/../lib")
                .containsAll(List.of(folders.split(":", -1)));
    }

    /** @param options of this Java, as it took them */
    void require(List<String> options) throws StartException {
        Path file = require(home.resolve(OPTIONS));
        List<Pattern> allowed;
        try {
            allowed = RegularFile.readText(file, MOST_BYTES)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(LockedProcess::pattern)
                    .toList();
        } catch (IOException e) {
            throw new StartException(file + " cannot be read: " + e.getMessage(), e);
        }
        for (String option : options) {
            if (!isOwn(option)
                    && allowed.stream().noneMatch(p -> p.matcher(option).matches())) {
                throw new StartException(option + ": not an option of Java that a locked installation takes (" + OPTIONS
                        + " lists those)");
            }
        }
    }

    /** The start script gives these; what they name is checked where it is used. */
    private boolean isOwn(String option) {
        return option.equals("-Djava.util.logging.config.file=" + home.resolve("conf/logging.properties"))
                || option.startsWith("-Djava.class.path=");
    }

    /** A pattern of the shell: a star is any text. */
    private static Pattern pattern(String line) {
        return List.of(line.split("\\*", -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(Collectors.joining(".*"), Pattern::compile));
    }

    private Path require(Path file) throws StartException {
        try {
            return released.require(file);
        } catch (UntrustedException e) {
            throw new StartException(e.getMessage(), e);
        }
    }
}
