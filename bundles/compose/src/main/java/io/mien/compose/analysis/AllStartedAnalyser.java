package io.mien.compose.analysis;

import io.mien.support.files.Folders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All bundles start, those for single commands included: the product is started once, in a process of its own. */
final class AllStartedAnalyser implements Analyser {
    /** Longest wait for its end, in seconds: a start takes some 2 s. */
    private static final int PATIENCE = 180;

    /** The folder in which a start keeps what makes the next one faster; it belongs to an installation, not to a product. */
    private static final String CACHE = "cache";

    private static final int MOST_LINES = 5;

    @Override
    public String name() {
        return "all-started";
    }

    @Override
    public List<String> faults(AnalysedProduct product) throws IOException {
        Path home = product.home();
        Path log = Files.createTempFile("mien-compose-", ".log");
        try {
            Process process = new ProcessBuilder(
                            java(home).toString(),
                            "@" + home.resolve("conf/jvm.options"),
                            "-cp",
                            home.resolve("lib") + "/*",
                            "io.mien.runtime.StartCheck",
                            home.toString(),
                            product.name())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return awaited(process) ? List.of() : List.of("the product does not start: " + last(log));
        } finally {
            Files.delete(log);
            Folders.delete(home.resolve(CACHE));
        }
    }

    /** The product's own, else the one that runs this. */
    private static Path java(Path home) {
        Path own = home.resolve("jre/bin/java");
        return Files.isExecutable(own) ? own : Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Whether it ended well. */
    private static boolean awaited(Process process) throws IOException {
        try {
            return process.waitFor(PATIENCE, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the product was started");
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static String last(Path log) throws IOException {
        List<String> lines =
                Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        return lines.isEmpty()
                ? "it did not end within " + PATIENCE + " s"
                : String.join("; ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }
}
