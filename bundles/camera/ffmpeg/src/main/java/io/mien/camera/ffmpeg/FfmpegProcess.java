package io.mien.camera.ffmpeg;

import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running ffmpeg. One thread reads frames; {@link #close} may be called from any. */
final class FfmpegProcess implements AutoCloseable {
    private static final int LONGEST_LINE = 300;
    private static final int BUFFER = 1 << 16;
    private static final Pattern COMPLAINT = Pattern.compile("\\[(?:error|fatal|panic)] (.*)");
    private static final Pattern RATE = Pattern.compile("Video: ppm.*?, (\\d+(?:\\.\\d+)?) fps");
    private static final double USUAL_RATE = 25;
    private static final double LEAST_RATE = .001;
    private static final double MOST_RATE = 100_000;
    private static final long RATE_SECONDS = 5;

    private final SourceAddress address;
    private final Process process;
    private final PpmStream frames;
    private final Thread listener;
    private final CompletableFuture<Double> rate = new CompletableFuture<>();
    private volatile String complaint = "";

    FfmpegProcess(SourceAddress address, List<String> command, int mostBytes) throws IOException {
        this.address = address;
        process = FfmpegProgram.builder(command).start();
        process.getOutputStream().close();
        frames = new PpmStream(new BufferedInputStream(process.getInputStream(), BUFFER), mostBytes);
        listener = new Thread(this::listen, "mien-ffmpeg-errors");
        listener.setDaemon(true);
        listener.start();
    }

    /** Reads what it says, so that it never waits for a reader; keeps its last complaint. */
    private void listen() {
        try (InputStream errors = process.getErrorStream();
                BufferedReader reader = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String clean = line.replaceAll("[^\\p{Print}]", "").strip();
                Matcher said = COMPLAINT.matcher(clean);
                if (said.find()) {
                    complaint = said.group(1);
                }
                Matcher told = RATE.matcher(clean);
                if (told.find()) {
                    double frames = Double.parseDouble(told.group(1));
                    rate.complete(frames >= LEAST_RATE && frames <= MOST_RATE ? frames : USUAL_RATE);
                }
            }
        } catch (IOException e) {
            complaint = e.toString();
        }
        rate.complete(USUAL_RATE);
    }

    /**
     * The next frame.
     *
     * @return empty at the end of its output
     * @throws IOException if the output is not a frame
     */
    Optional<Image> next() throws IOException {
        return frames.next();
    }

    /** Frames a second of what is read, on average; waits until it is told. */
    double rate() throws InterruptedException {
        try {
            return rate.get(RATE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return USUAL_RATE;
        }
    }

    /**
     * How it ended; waits for that.
     *
     * @return empty if nothing was wrong, else what it said last, without passwords
     */
    Optional<String> failure() throws InterruptedException {
        int code = process.waitFor();
        listener.join();
        if (code == 0) {
            return Optional.empty();
        }
        String shown = address.mask(complaint);
        return Optional.of("ffmpeg ended with code " + code + (shown.isEmpty() ? "" : ": " + shortened(shown)));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "...";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
