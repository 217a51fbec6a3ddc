package io.mien.live;

import io.mien.StageKind;
import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Hands out the frames of a source, the first one not before a stage of each kind serves: while Mien starts, a film would lose
 * its beginning, and a device would show errors. For one thread; closed by any.
 */
final class ReadinessGate implements FrameSource {
    private static final long STEP_MILLIS = 50;
    private static final Set<StageKind> ALL = EnumSet.allOf(StageKind.class);

    private final FrameSource source;
    private final Recognizer recognizer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean ready; // of the thread that asks

    ReadinessGate(FrameSource source, Recognizer recognizer) {
        this.source = source;
        this.recognizer = recognizer;
    }

    @Override
    public Optional<Frame> next() throws FrameSourceException, InterruptedException {
        while (!ready) {
            ready = isWhole();
            if (!ready && closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        }
        return source.next();
    }

    private boolean isWhole() {
        return recognizer.stages().stream()
                .filter(StageStatus::serving)
                .map(StageStatus::kind)
                .collect(Collectors.toSet())
                .containsAll(ALL);
    }

    @Override
    public long dropped() {
        return source.dropped();
    }

    @Override
    public void close() {
        closed.countDown();
        source.close();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
