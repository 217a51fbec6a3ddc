package io.mien.camera.ffmpeg;

import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    /** How newer versions say that they could not read on; older ones say the input. All end with code 0 then. */
    private static final String NEWER_READ_ERROR = "Error during demuxing: ";

    private static final Pattern RATE = Pattern.compile("Video: ppm.*?, (\\d+(?:\\.\\d+)?)(k?) fps");
    private static final double THOUSAND = 1000;
    private static final double USUAL_RATE = 25;
    private static final double LEAST_RATE = .001;
    private static final double MOST_RATE = 100_000;
    private static final long RATE_SECONDS = 5;

    private final SourceAddress address;
    private final Process process;
    private final PpmStream frames;
    private final Thread listener;
    private final CompletableFuture<Double> rate = new CompletableFuture<>();
    private final String input;
    private volatile String complaint = "";
    private volatile String readError = "";

    private FfmpegProcess(SourceAddress address, List<String> command, Process process, int mostBytes) {
        this.address = address;
        this.process = process;
        input = command.get(command.indexOf("-i") + 1);
        frames = new PpmStream(new BufferedInputStream(process.getInputStream(), BUFFER), mostBytes);
        listener = new Thread(this::listen, "mien-ffmpeg-errors");
        listener.setDaemon(true);
    }

    static FfmpegProcess start(SourceAddress address, List<String> command, int mostBytes) throws IOException {
        Process process = FfmpegProgram.builder(command).start();
        process.getOutputStream().close();
        FfmpegProcess started = new FfmpegProcess(address, command, process, mostBytes);
        started.listener.start();
        return started;
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
                    if (complaint.startsWith(input + ": ") || complaint.startsWith(NEWER_READ_ERROR)) {
                        readError = complaint;
                    }
                }
                Matcher told = RATE.matcher(clean);
                if (told.find()) {
                    double frames =
                            Double.parseDouble(told.group(1)) * (told.group(2).isEmpty() ? 1 : THOUSAND);
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

    /** Frames a second of what is read, on average, the same at each call; the first one waits until it is told. */
    double rate() throws InterruptedException {
        try {
            return rate.get(RATE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // A rate that is told later would move the times of the frames back.
            rate.complete(USUAL_RATE);
            return rate.join();
        }
    }

    /**
     * How it ended, once it gives no more frames; waits for that.
     *
     * @param longest time for its end, and for what it says last
     * @return empty if nothing was wrong, else what it said last, without passwords
     */
    Optional<String> failure(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.of("ffmpeg gave no more frames, and did not end within " + longest.toMillis() + " ms");
        }
        int code = process.exitValue();
        listener.join(Math.max(1, longest.toMillis()));
        if (code == 0) {
            return readError.isEmpty()
                    ? Optional.empty()
                    : Optional.of("ffmpeg could not read on: " + shown(readError));
        }
        return Optional.of("ffmpeg ended with code " + code + (complaint.isEmpty() ? "" : ": " + shown(complaint)));
    }

    private String shown(String text) {
        String masked = address.mask(text);
        return masked.length() <= LONGEST_LINE ? masked : masked.substring(0, LONGEST_LINE) + "...";
    }

    /** Ends the process and those that it started, and waits for that. */
    @Override
    public void close() {
        FfmpegProgram.end(process);
    }
}
