package io.mien.picture.external;

import io.mien.picture.PictureException;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs conversions, each in a process and a private folder of its own, which both end with it. No shell runs, the
 * environment is empty except for the path, and where {@code prlimit} is installed the system bounds memory, processor time
 * and the length of files. Thread-safe.
 */
final class BoundedProcesses implements AutoCloseable {
    private static final int TOLD_BYTES = 2_000;
    private static final String LOG = "log";

    private final ExternalConverterConfig limits;
    private final ProgramLookup programs;
    private final Semaphore free;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    BoundedProcesses(ExternalConverterConfig limits, ProgramLookup programs) {
        this.limits = limits;
        this.programs = programs;
        this.free = new Semaphore(Math.max(1, limits.processes()));
    }

    /** @return the PNG file that the program wrote */
    byte[] run(ExternalConversion conversion, String name) throws IOException, PictureException {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            throw interrupted(name, e);
        }
        try (ScratchFolder folder = ScratchFolder.create()) {
            Files.write(folder.path().resolve(conversion.inputName()), conversion.input());
            convert(conversion, folder.path(), name);
            return output(conversion, folder.path(), name);
        } finally {
            free.release();
        }
    }

    private void convert(ExternalConversion conversion, Path folder, String name) throws IOException, PictureException {
        String program = Path.of(conversion.command().get(0)).getFileName().toString();
        Process process = start(conversion.command(), folder);
        running.add(process);
        try {
            if (!process.waitFor(limits.timeout_millis(), TimeUnit.MILLISECONDS)) {
                throw new PictureException(
                        name,
                        program + " did not end within " + limits.timeout_millis() + " ms ("
                                + ExternalConverterConfig.PID + ":timeout.millis)");
            }
            if (process.exitValue() != 0) {
                throw new PictureException(
                        name, "is damaged, or beyond the limits of " + program + ": " + told(process, folder));
            }
        } catch (InterruptedException e) {
            throw interrupted(name, e);
        } finally {
            end(process);
            running.remove(process);
        }
    }

    private static PictureException interrupted(String name, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PictureException(name, "interrupted", e);
    }

    private Process start(List<String> command, Path folder) throws IOException {
        List<String> bounded = new ArrayList<>();
        programs.find(List.of("prlimit"))
                .ifPresent(prlimit -> bounded.addAll(List.of(
                        prlimit.toString(),
                        "--as=" + limits.memory_bytes(),
                        "--cpu=" + Math.max(1, limits.timeout_millis() / 1000 * 2),
                        "--fsize=" + limits.output_bytes(),
                        "--core=0",
                        "--")));
        bounded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(bounded)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "");
        environment.clear();
        environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "HOME", folder.toString(), "TMPDIR", folder.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The last line that the program printed, without what a terminal would obey. */
    private static String told(Process process, Path folder) throws IOException {
        byte[] log;
        try (var in = Files.newInputStream(folder.resolve(LOG))) {
            log = in.readNBytes(TOLD_BYTES);
        }
        String last = new String(log, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("[^\\p{Print}]", "").strip())
                .filter(line -> !line.isEmpty())
                .reduce("", (before, line) -> line);
        return "exit code " + process.exitValue() + (last.isEmpty() ? "" : ", " + last);
    }

    /** A program writes several files if a HEIC holds several pictures: the one of the announced size is taken. */
    private byte[] output(ExternalConversion conversion, Path folder, String name)
            throws IOException, PictureException {
        byte[] other = {};
        for (Path file : pictures(folder)) {
            if (Files.size(file) > limits.output_bytes()) {
                throw new PictureException(
                        name,
                        "becomes a PNG file of " + Files.size(file) + " bytes, more than the limit of "
                                + limits.output_bytes() + " (" + ExternalConverterConfig.PID + ":output.bytes)");
            }
            byte[] png = Files.readAllBytes(file);
            if (conversion.isWhole(png)) {
                return png;
            }
            other = png;
        }
        if (other.length == 0) {
            throw new PictureException(name, "is damaged: nothing was decoded");
        }
        return other;
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("out(-\\d+)?\\.png"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Ends what runs. */
    @Override
    public void close() {
        running.forEach(BoundedProcesses::end);
    }
}
