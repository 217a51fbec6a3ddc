package io.mien.camera.ffmpeg;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import io.mien.support.frames.NewestValue;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Frames of one ffmpeg process after the other. A live source keeps the newest frame, and comes back: its process is started
 * again when it ends or is silent, after a time that doubles as long as no frame comes. A recorded one keeps each frame until it
 * is taken, and ends with its process. Thread-safe.
 */
final class FfmpegSource implements FrameSource {
    private static final Logger LOG = System.getLogger(FfmpegSource.class.getName());

    private static final double NANOS = 1e9;
    private static final long LONGEST_END_MILLIS = 10_000;

    private final SourceAddress address;
    private final List<String> command;
    private final boolean live;
    private final FfmpegConfig config;
    private final NewestValue<Frame> newest = new NewestValue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread pump;
    private final Thread watch;
    private volatile Optional<FfmpegProcess> running = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();
    private volatile long heard = System.nanoTime();
    private long sequence; // of the pump

    FfmpegSource(SourceAddress address, List<String> command, boolean live, FfmpegConfig config) {
        this.address = address;
        this.command = command;
        this.live = live;
        this.config = config;
        pump = daemon(this::pump, "mien-ffmpeg");
        watch = daemon(this::watch, "mien-ffmpeg-watch");
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    FfmpegSource start() {
        pump.start();
        if (live) {
            watch.start();
        }
        return this;
    }

    private void pump() {
        try {
            long wait = config.retry_millis();
            while (!isClosed()) {
                long before = sequence;
                Optional<String> why = play();
                if (!live) {
                    failure = isClosed() ? Optional.empty() : why;
                    newest.finish();
                    return;
                }
                wait = sequence > before ? config.retry_millis() : wait;
                retry(why.orElse("it ended"), wait);
                wait = Math.min(config.retry_most_millis(), 2 * wait);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a JVM that ends.
            newest.end();
        } finally {
            // After any failure, a call of next must not wait for ever.
            newest.finish();
        }
    }

    private void retry(String why, long wait) throws InterruptedException {
        if (!isClosed()) {
            LOG.log(Level.WARNING, "{0} gives no frames: {1}; it is opened again in {2} ms", address, why, wait);
            closed.await(wait, TimeUnit.MILLISECONDS);
        }
    }

    /** @return what went wrong, if anything did */
    private Optional<String> play() throws InterruptedException {
        heard = System.nanoTime();
        try (FfmpegProcess process = FfmpegProcess.start(address, command, config.frame_bytes())) {
            running = Optional.of(process);
            if (isClosed()) {
                return Optional.empty();
            }
            for (Optional<Image> image = process.next(); image.isPresent(); image = process.next()) {
                heard = System.nanoTime();
                take(process, image.get());
            }
            return process.failure(Duration.ofMillis(config.silence_millis()));
        } catch (IOException e) {
            return Optional.of(address.mask(String.valueOf(e.getMessage())));
        } catch (OutOfMemoryError e) {
            return Optional.of("there is not enough memory for a frame");
        } finally {
            running = Optional.empty();
        }
    }

    private void take(FfmpegProcess process, Image image) throws InterruptedException {
        long number = sequence++;
        if (live) {
            newest.put(new Frame(number, Instant.now(), image));
        } else {
            Instant time = Instant.EPOCH.plusNanos(Math.round(number * NANOS / process.rate()));
            newest.putAfterTaken(new Frame(number, time, image));
        }
    }

    /** Ends a process that is silent; the pump then starts another one. */
    private void watch() {
        try {
            long most = TimeUnit.MILLISECONDS.toNanos(config.silence_millis());
            while (!closed.await(Math.max(1, config.silence_millis() / 4), TimeUnit.MILLISECONDS)) {
                Optional<FfmpegProcess> process = running;
                if (System.nanoTime() - heard > most && process.isPresent()) {
                    LOG.log(Level.WARNING, "{0} gave no frame for {1} ms", address, config.silence_millis());
                    process.get().close();
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "Interrupted", e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public Optional<Frame> next() throws FrameSourceException, InterruptedException {
        Optional<Frame> frame = newest.take();
        if (frame.isEmpty() && failure.isPresent()) {
            throw new FrameSourceException(address.toString(), failure.get());
        }
        return frame;
    }

    @Override
    public long dropped() {
        return newest.displaced();
    }

    @Override
    public void close() {
        closed.countDown();
        newest.end();
        running.ifPresent(FfmpegProcess::close);
        try {
            // A process that was being started when this began is ended by the pump.
            pump.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
