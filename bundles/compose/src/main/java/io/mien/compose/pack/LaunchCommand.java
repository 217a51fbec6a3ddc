package io.mien.compose.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * How Java is started for {@code mien run} without a shell: with the options and the environment that {@code bin/mien}
 * gives it. A test holds both against each other.
 */
public final class LaunchCommand {
    /** Java's own options for the heap take the place of those for a Mien that stays. */
    private static final Pattern HEAP = Pattern.compile("-Xm|-XX:.*HeapSize|-XX:.*RAM|@");

    /** The oldest Java that warns of what the framework uses. */
    private static final int WARNING = 24;

    private LaunchCommand() {}

    /** What the process finds in its environment, besides what the image has already. */
    public static Map<String, String> environment() {
        return Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8", "MALLOC_ARENA_MAX", "2", "MALLOC_MMAP_THRESHOLD_", "131072");
    }

    /**
     * The command without the words behind {@code mien}.
     *
     * @param product whose {@code conf/jvm.options} and {@code jre/release} are looked at
     * @param java the Java to start: a path or a name
     * @param home where the product will lie
     */
    public static List<String> of(ComposedProduct product, String java, String home) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.add("@" + home + "/conf/jvm.options");
        command.add("-Djava.util.logging.config.file=" + home + "/conf/logging.properties");
        command.add("-Dmien.home=" + home);
        command.add("-Dmien.terminal=false");
        command.add("-Dmien.feature=" + product.product());
        // Without an archive of classes: only the script proves it.
        command.add("-Dmien.classes=");
        if (release(product.home()) >= WARNING) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-XX:TieredStopAtLevel=4");
        command.add("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED");
        if (!hasHeap(product.home().resolve("conf/jvm.options"))) {
            command.addAll(List.of("-Xms96m", "-XX:NewSize=48m", "-XX:SurvivorRatio=1", "-XX:TargetSurvivorRatio=90"));
        }
        command.addAll(List.of("-cp", home + "/lib/*", "io.mien.runtime.Main"));
        return List.copyOf(command);
    }

    private static boolean hasHeap(Path options) throws IOException {
        return Files.readAllLines(options).stream()
                .filter(line -> !line.startsWith("#"))
                .anyMatch(line -> HEAP.matcher(line).find());
    }

    /** The feature release of the product's own Java, 0 if it has none. */
    private static int release(Path home) throws IOException {
        Path file = home.resolve("jre/release");
        if (!Files.exists(file)) {
            return 0;
        }
        Properties release = new Properties();
        try (var in = Files.newInputStream(file)) {
            release.load(in);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return Runtime.Version.parse(version).feature();
    }
}
