package io.mien.benchmarks;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A camera that shows the same pictures again and again, at a rate, or each frame as soon as it is asked for. Pictures that are
 * there already cost the measured program nothing. Thread-safe.
 */
final class BenchmarkCamera implements FrameSourceFactory {
    static final String SCHEME = "benchmark";

    private final List<Image> pictures;
    private final int rate;

    /** @param rate frames a second, 0: as many as are asked for */
    BenchmarkCamera(List<Image> pictures, int rate) {
        this.pictures = List.copyOf(pictures);
        this.rate = rate;
    }

    /** The first frames of a source. */
    static List<Image> filmed(FrameSourceFactory from, String address, int frames) throws Exception {
        try (FrameSource source = from.open(SourceAddress.parse(address))) {
            Image[] pictures = new Image[frames];
            for (int i = 0; i < frames; i++) {
                pictures[i] = source.next().orElseThrow().image();
            }
            return List.of(pictures);
        }
    }

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public FrameSource open(SourceAddress address) {
        return new Film();
    }

    /** For one thread; closed by any. */
    private final class Film implements FrameSource {
        private final long begun = System.nanoTime();
        private long sequence;
        private long due;
        private volatile boolean closed;

        @Override
        public Optional<Frame> next() throws FrameSourceException {
            if (rate > 0) {
                awaitNext(TimeUnit.SECONDS.toNanos(1) / rate);
            }
            Image picture = pictures.get((int) (sequence % pictures.size()));
            return closed ? Optional.empty() : Optional.of(new Frame(++sequence, Instant.now(), picture));
        }

        /** Frames that were due while nobody asked are left out, as a live camera leaves them out. */
        private void awaitNext(long interval) {
            due = Math.max(due + 1, (System.nanoTime() - begun) / interval);
            for (long left = left(interval); left > 0 && !closed; left = left(interval)) {
                LockSupport.parkNanos(left);
            }
        }

        private long left(long interval) {
            return begun + due * interval - System.nanoTime();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
