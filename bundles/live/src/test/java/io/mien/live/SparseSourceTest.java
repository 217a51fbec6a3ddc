package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SparseSourceTest {
    /** Of 100 frames those that are taken, at 5 a second. */
    private static List<Long> taken(LongUnaryOperator millis) throws Exception {
        FrameSource all = new FrameSource() {
            private long next;

            @Override
            public Optional<Frame> next() {
                Image image = Image.of(1, 1, PixelFormat.GRAY, new byte[1]);
                Instant time = Instant.EPOCH.plusMillis(millis.applyAsLong(next));
                return next == 100 ? Optional.empty() : Optional.of(new Frame(next++, time, image));
            }

            @Override
            public void close() {}
        };
        SparseSource sparse = new SparseSource(all, 5);
        List<Long> taken = new ArrayList<>();
        for (Optional<Frame> frame = sparse.next(); frame.isPresent(); frame = sparse.next()) {
            taken.add(frame.get().sequence());
        }
        return taken;
    }

    private static List<Long> every(long step) {
        List<Long> every = new ArrayList<>();
        for (long i = 0; i < 100; i += step) {
            every.add(i);
        }
        return every;
    }

    @Test
    void onlySoManyFramesASecondAreTaken() throws Exception {
        assertEquals(every(5), taken(i -> 40 * i + (i + 1) % 3));
    }

    @Test
    void aClockThatIsSetBackSilencesNothing() throws Exception {
        assertEquals(every(5), taken(i -> 40 * i - (i < 50 ? 0 : 3_600_000)));
    }
}
