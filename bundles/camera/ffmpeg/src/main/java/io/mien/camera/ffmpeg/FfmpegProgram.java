package io.mien.camera.ffmpeg;

import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The installed ffmpeg. It is started without a shell, with an environment that holds little but the path. Thread-safe.
 *
 * @param name on the PATH, or its path
 * @param patience longest time until it has told its version
 */
record FfmpegProgram(String name, Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final Logger LOG = System.getLogger(FfmpegProgram.class.getName());

    private static final Pattern VERSION = Pattern.compile("ffmpeg version n?(\\d+)\\.(\\d+)");
    /** What a program needs to be found, and to run on Windows. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "Path", "SystemRoot", "HOME");

    FfmpegProgram(String name) {
        this(name, USUAL_PATIENCE);
    }

    /** Frames as they come: none twice, none left out. The option's name changed with 5.1, and the old one was removed later. */
    private List<String> everyFrame(SourceAddress address) throws FrameSourceException {
        Matcher version = VERSION.matcher(version(address));
        boolean old = version.find()
                && (Integer.parseInt(version.group(1)) < 5
                        || version.group(1).equals("5") && version.group(2).equals("0"));
        return List.of(old ? "-vsync" : "-fps_mode", "passthrough");
    }

    private String version(SourceAddress address) throws FrameSourceException {
        try {
            Process process =
                    builder(List.of(name, "-version")).redirectErrorStream(true).start();
            try {
                return answer(process);
            } finally {
                end(process);
            }
        } catch (TimeoutException e) {
            throw new FrameSourceException(
                    address.toString(),
                    "needs the program " + name + ", which did not tell its version within " + patience.toMillis()
                            + " ms",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FrameSourceException(address.toString(), "was interrupted while it was opened", e);
        } catch (IOException | ExecutionException e) {
            throw new FrameSourceException(
                    address.toString(), "needs the program " + name + ", which does not run here: " + remedy(), e);
        }
    }

    private String answer(Process process)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        process.getOutputStream().close();
        FutureTask<byte[]> said = new FutureTask<>(process.getInputStream()::readAllBytes);
        Thread reader = new Thread(said, "mien-ffmpeg-version");
        reader.setDaemon(true);
        reader.start();
        return new String(said.get(patience.toMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8);
    }

    private static String remedy() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return "winget install ffmpeg";
        }
        return system.contains("mac") ? "brew install ffmpeg" : "sudo apt install ffmpeg, or the like of this system";
    }

    /**
     * The command that writes the frames of an input as PPM to its standard output.
     *
     * @throws FrameSourceException if there is no ffmpeg, saying how it is installed
     */
    List<String> command(SourceAddress address, FfmpegInput input) throws FrameSourceException {
        List<String> command =
                new ArrayList<>(List.of(name, "-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info"));
        command.addAll(input.arguments());
        command.addAll(List.of("-map", "0:v:0"));
        command.addAll(everyFrame(address));
        command.addAll(List.of("-f", "image2pipe", "-c:v", "ppm", "-pix_fmt", "rgb24", "pipe:1"));
        return command;
    }

    /** Ends a process and those that it started, such as the program behind a script; waits for that, but not for ever. */
    static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        // The process first: a script that lost its program would start the next one.
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        for (Closeable stream :
                List.of(process.getOutputStream(), process.getInputStream(), process.getErrorStream())) {
            try {
                stream.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "A stream of ffmpeg was not closed", e);
            }
        }
        try {
            if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "ffmpeg does not end: process {0}", Long.toString(process.pid()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        environment.put("LC_ALL", "C");
        return builder;
    }
}
