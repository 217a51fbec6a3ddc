package io.mien.maix.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceFactoriesTest {
    private static final FrameSourceFactory DEMO = new FrameSourceFactory() {
        @Override
        public Set<String> schemes() {
            return Set.of("demo");
        }

        @Override
        public FrameSource open(SourceAddress address) throws FrameSourceException {
            throw address.refused("is not opened in this test");
        }
    };

    private final List<FrameSourceFactory> registered = new ArrayList<>();

    private SourceFactories factories(SourceFactories.Pause pause) {
        return new SourceFactories(() -> registered.toArray(new FrameSourceFactory[0]), Set.of("demo", "v4l2"), pause);
    }

    @Test
    void refusesASchemeThatNothingStatesAtOnce() throws FrameSourceException {
        SourceFactories.Pause none = () -> {
            throw new AssertionError("nothing is waited for");
        };
        SourceAddress address = SourceAddress.parse("ndi:studio");
        MaixException e =
                assertThrows(MaixException.class, () -> factories(none).of(address));
        assertEquals(Err.ERR_NOT_FOUND, e.err());
        assertTrue(e.getMessage().startsWith("ndi:studio: nothing opens ndi:; there are ["), e.getMessage());
    }

    @Test
    void waitsForTheFactoryOfASchemeThatIsStated() throws FrameSourceException {
        assertSame(DEMO, factories(() -> registered.add(DEMO)).of(SourceAddress.parse("demo:")));
    }

    @Test
    void takesAFactoryThatNoManifestStates() throws FrameSourceException {
        registered.add(DEMO);
        SourceFactories own =
                new SourceFactories(() -> registered.toArray(new FrameSourceFactory[0]), Set.of(), () -> {});
        assertSame(DEMO, own.of(SourceAddress.parse("demo:")));
    }

    @Test
    void anInterruptEndsTheWait() throws FrameSourceException {
        SourceFactories interrupted = factories(() -> {
            throw new InterruptedException();
        });
        SourceAddress address = SourceAddress.parse("demo:");
        MaixException e = assertThrows(MaixException.class, () -> interrupted.of(address));
        assertTrue(Thread.interrupted(), "the thread knows");
        assertEquals(Err.ERR_RUNTIME, e.err());
    }
}
