package io.mien.camera.browser;

import io.mien.camera.BrowserCamera;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.ProvideCamera;
import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens {@code browser:}, the camera of the person who looks at the page. It is open while nobody sends; of what is sent, each
 * source gets the newest frame. The codec may be exchanged while a page sends. Thread-safe.
 */
@Component(
        service = {FrameSourceFactory.class, BrowserCamera.class},
        configurationPid = "io.mien.camera.browser")
@Designate(ocd = PageCameraConfig.class)
@ProvideCamera(PageCamera.SCHEME)
public final class PageCamera implements FrameSourceFactory, BrowserCamera {
    private static final Logger LOG = System.getLogger(PageCamera.class.getName());

    static final String SCHEME = "browser";

    private final int longestSide;
    private volatile PictureCodec codec; // there is one before anybody sends
    private final List<BrowserSource> sources = new CopyOnWriteArrayList<>();
    private Optional<Connection> current = Optional.empty(); // guarded by this

    /** Made by Declarative Services. */
    @Activate
    public PageCamera(PageCameraConfig config) {
        longestSide = config.longest_side();
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setCodec(PictureCodec newCodec) {
        codec = newCodec;
    }

    /** The successor was set before; without one this component ends, too. */
    void unsetCodec(PictureCodec oldCodec) {
        LOG.log(Level.DEBUG, "The codec {0} is not used any more", oldCodec);
    }

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public FrameSource open(SourceAddress address) throws FrameSourceException {
        address.only(Set.of());
        if (!address.location().isEmpty()) {
            throw address.refused("has no location: browser:");
        }
        BrowserSource source = new BrowserSource(sources::remove);
        sources.add(source);
        return source;
    }

    @Override
    public Sender connect(SenderEnd ended) {
        Connection next = new Connection(ended);
        replace(Optional.of(next), "Another page sends its camera now.");
        return next;
    }

    private void replace(Optional<Connection> next, String reason) {
        Optional<Connection> before;
        synchronized (this) {
            before = current;
            current = next;
        }
        before.ifPresent(c -> c.end(reason));
    }

    private synchronized void forget(Connection connection) {
        current = current.filter(c -> c != connection);
    }

    @Deactivate
    void stop() {
        replace(Optional.empty(), "Mien takes no pictures of a page's camera any more.");
    }

    /** One page that sends. */
    private final class Connection implements Sender {
        private final SenderEnd told;
        private Optional<String> end = Optional.empty(); // guarded by this

        Connection(SenderEnd told) {
            this.told = told;
        }

        @Override
        public Optional<String> send(byte[] jpeg) {
            Optional<String> over = ended();
            if (over.isPresent()) {
                return over;
            }
            Optional<String> wrong = pass(jpeg);
            wrong.ifPresent(this::finish);
            return wrong;
        }

        private Optional<String> pass(byte[] jpeg) {
            Optional<JpegSize> size = JpegSize.of(jpeg);
            if (size.isEmpty()) {
                return Optional.of("A frame of the camera is not a JPEG picture.");
            }
            int longest = Math.max(size.get().width(), size.get().height());
            if (longest > longestSide) {
                return Optional.of("A frame of the camera is " + size.get().width() + "x"
                        + size.get().height() + " pixels; at most " + longestSide + " are taken.");
            }
            try {
                Image image = codec.decode(jpeg, "frame");
                // A sender that was replaced while its frame was decoded must not come after the newer one.
                if (ended().isEmpty()) {
                    sources.forEach(source -> source.put(image));
                }
                return ended();
            } catch (PictureException e) {
                return Optional.of("A frame of the camera cannot be read: " + e.getMessage());
            }
        }

        private synchronized Optional<String> ended() {
            return end;
        }

        private synchronized boolean finish(String reason) {
            boolean first = end.isEmpty();
            end = end.or(() -> Optional.of(reason));
            return first;
        }

        void end(String reason) {
            if (finish(reason)) {
                told.ended(reason);
            }
        }

        @Override
        public void close() {
            finish("The connection is closed.");
            forget(this);
        }
    }
}
