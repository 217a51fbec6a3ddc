package io.mien.console.live;

import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.track.TrackedFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Encodes frames for pages, the newest frame of each source once for all of them. For one thread. */
final class FrameEncoder {
    private static final Logger LOG = System.getLogger(FrameEncoder.class.getName());

    private final ViewerConfig config;
    private final Supplier<PictureCodec> codec;
    private final Map<String, Encoded> newest = new HashMap<>(); // by source

    /** A frame and its message; empty if it cannot be encoded. */
    private record Encoded(TrackedFrame frame, Optional<ByteBuffer> message) {}

    /** @param codec that is there at the moment */
    FrameEncoder(ViewerConfig config, Supplier<PictureCodec> codec) {
        this.config = config;
        this.codec = codec;
    }

    /** The message of a frame; empty if it cannot be encoded. */
    Optional<ByteBuffer> message(TrackedFrame frame) {
        Encoded known = newest.get(frame.source());
        if (known == null || known.frame != frame) {
            known = new Encoded(frame, encode(frame));
            newest.put(frame.source(), known);
        }
        return known.message;
    }

    private Optional<ByteBuffer> encode(TrackedFrame frame) {
        try {
            return Optional.of(FrameMessage.of(frame, codec.get(), config.longest_side(), config.quality(), false));
        } catch (PictureException | RuntimeException | Error e) {
            LOG.log(Level.WARNING, "A frame of " + frame.source() + " is not shown", e);
            return Optional.empty();
        }
    }

    /** Sends a page the frozen frame that it asks for, as large as it may want to look at it, or why that cannot be. */
    void answer(LiveViewer page) {
        page.frozen().take().ifPresent(frame -> {
            try {
                page.sendFrozen(FrameMessage.of(frame, codec.get(), 2 * config.longest_side(), config.quality(), true));
            } catch (PictureException | RuntimeException | Error e) {
                LOG.log(Level.WARNING, "A frozen frame of " + frame.source() + " is not shown", e);
                page.refuseFrozen("This frame cannot be shown; the reason is in the log of Mien.");
            }
        });
    }

    /** Forgets all other sources. */
    void retain(Set<String> sources) {
        newest.keySet().retainAll(sources);
    }
}
