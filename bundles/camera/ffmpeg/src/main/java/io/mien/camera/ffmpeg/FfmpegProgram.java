package io.mien.camera.ffmpeg;

import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The installed ffmpeg. It is started without a shell, with an environment that holds little but the path. Thread-safe.
 *
 * @param name on the PATH, or its path
 */
record FfmpegProgram(String name) {
    private static final Pattern VERSION = Pattern.compile("ffmpeg version n?(\\d+)\\.(\\d+)");
    /** What a program needs to be found, and to run on Windows. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "Path", "SystemRoot", "HOME");

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
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FrameSourceException(
                    address.toString(), "needs the program " + name + ", which does not run here: " + remedy(), e);
        }
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

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        environment.put("LC_ALL", "C");
        return builder;
    }
}
