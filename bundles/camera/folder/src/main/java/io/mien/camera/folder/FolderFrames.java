package io.mien.camera.folder;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.SourceAddress;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One picture after the other; one that cannot be read is skipped, and named in the log. */
final class FolderFrames implements FrameSource {
    private static final Logger LOG = System.getLogger(FolderFrames.class.getName());

    private final SourceAddress address;
    private final List<Path> pictures;
    private final PictureCodec codec;
    private final Duration step;
    private int next; // of the thread that asks
    private volatile boolean closed;

    FolderFrames(SourceAddress address, List<Path> pictures, PictureCodec codec, int rate) {
        this.address = address;
        this.pictures = pictures;
        this.codec = codec;
        step = Duration.ofSeconds(1).dividedBy(rate);
    }

    @Override
    public Optional<Frame> next() {
        while (!closed && next < pictures.size()) {
            int number = next++;
            try {
                Instant time = Instant.EPOCH.plus(step.multipliedBy(number));
                return Optional.of(new Frame(number, time, codec.read(pictures.get(number))));
            } catch (PictureException e) {
                LOG.log(Level.WARNING, "{0} leaves out {1}", address, e.getMessage());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
