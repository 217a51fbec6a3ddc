package io.mien.modelkit.convert;

import io.mien.support.files.IoReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs programs of somebody else's, each with a limit of time.
 *
 * @param directory where they run
 * @param environment added to this process's
 * @param patience longest time for one run; it is killed then, with all that it started
 * @param stop asked while a program runs; it is killed as well when the answer is yes
 */
record ExternalTool(Path directory, Map<String, String> environment, Duration patience, BooleanSupplier stop) {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Lines of a failed program's output that its error repeats. */
    private static final int TOLD = 12;

    ExternalTool {
        environment = Map.copyOf(environment);
    }

    /** A tool with more in its environment. */
    ExternalTool with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new ExternalTool(directory, all, patience, stop);
    }

    /**
     * Runs a program to its end.
     *
     * @param told each line of its output, as it comes; a line that is written over counts as one
     * @return the last line that says something, or nothing
     * @throws ConversionException with the end of what it printed, if it cannot be started, takes too long or fails
     */
    String run(List<String> command, Consumer<String> told) throws ConversionException {
        String name = Path.of(command.get(0)).getFileName().toString();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> killed = watch(process);
            List<String> last = read(process, told, killed);
            int code = process.waitFor();
            if (!killed.complete("") && !killed.join().isEmpty()) {
                throw new ConversionException(name, killed.join());
            }
            if (code != 0) {
                throw new ConversionException(name, "ended with " + code + ":\n  " + String.join("\n  ", last));
            }
            return last.isEmpty() ? "" : last.get(last.size() - 1);
        } catch (IOException e) {
            throw new ConversionException(name, "cannot be run: " + IoReason.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConversionException(name, "interrupted", e);
        }
    }

    /** Completed with the reason before the process is killed: what it ends with then says nothing. */
    private CompletableFuture<String> watch(Process process) {
        CompletableFuture<String> killed = new CompletableFuture<>();
        Thread thread = new Thread(() -> watch(process, killed), "mien-tool-watch");
        thread.setDaemon(true);
        thread.start();
        return killed;
    }

    private void watch(Process process, CompletableFuture<String> killed) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                boolean late = System.nanoTime() > end;
                String reason = late ? "did not end within " + patience.toSeconds() + " s" : "was stopped";
                if ((late || stop.getAsBoolean()) && killed.complete(reason)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> read(Process process, Consumer<String> told, CompletableFuture<String> killed)
            throws IOException {
        List<String> last = new ArrayList<>();
        try (Reader in = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n' || c == '\r') {
                    take(line, last, told);
                } else {
                    line.append((char) c);
                }
            }
            take(line, last, told);
        } catch (IOException e) {
            // A process that is killed loses its streams, maybe while they are read.
            if (killed.getNow("").isEmpty()) {
                throw e;
            }
        }
        return last;
    }

    private static void take(StringBuilder line, List<String> last, Consumer<String> told) {
        String text = line.toString().strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            last.add(text);
            if (last.size() > TOLD) {
                last.remove(0);
            }
            told.accept(text);
        }
    }
}
