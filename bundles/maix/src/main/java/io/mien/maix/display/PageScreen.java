package io.mien.maix.display;

import io.mien.camera.Frame;
import io.mien.display.PointerListener;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import io.mien.maix.touchscreen.TouchScreen;
import io.mien.recognizer.LineUp;
import io.mien.track.LiveSource;
import io.mien.track.TrackListener;
import io.mien.track.TrackedFrame;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The page in a browser on this machine, as a source of frames without faces: the program has drawn them. Its clicks and keys are touches. */
final class PageScreen implements Screen {
    private static final String NAME = "display";
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final Maix page;
    private final ServiceTracker<TrackListener, TrackListener> viewers;
    private volatile long shown;

    private PageScreen(Maix page) {
        this.page = page;
        viewers = new ServiceTracker<>(page.mien().context(), TrackListener.class, null);
        viewers.open();
    }

    /**
     * Opens the page and prints a link to it.
     *
     * @param port 0: any that is free
     * @throws MaixException naming what is in the way, such as a port that is taken; nothing is left running
     */
    static PageScreen open(int width, int height, int port) {
        Maix page = Maix.page(port);
        try {
            PageScreen screen = new PageScreen(page);
            BundleContext context = page.mien().context();
            // First the listener: the page asks for it when it hears of the source.
            context.registerService(PointerListener.class, new Pointer(width, height), null);
            context.registerService(LiveSource.class, screen.new Source(), null);
            System.out.println("page " + screen.link().orElseThrow());
            return screen;
        } catch (RuntimeException | Error e) {
            page.close();
            throw e;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<String> link() {
        ToIntFunction<Map<String, Object>> command = page.mien().service(ToIntFunction.class, WAIT);
        ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
        int failed = command.applyAsInt(Map.of(
                "out", new PrintStream(out, true, StandardCharsets.UTF_8),
                "err", new PrintStream(err, true, StandardCharsets.UTF_8)));
        if (failed != 0) {
            throw new MaixException(Err.ERR_IO, said(err).replaceFirst("^mien: ", ""));
        }
        return Optional.of(said(out).replaceFirst("^page ", ""));
    }

    private static String said(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void show(Image image) {
        shown++;
        Frame frame = new Frame(
                shown, Instant.now(), image.toFormat(Format.FMT_BGR888).toMien());
        TrackedFrame tracked = new TrackedFrame(NAME, frame, List.of(), LineUp.of(0, Map.of()));
        for (TrackListener viewer : viewers.getTracked().values()) {
            viewer.tracked(tracked);
        }
    }

    @Override
    public void close() {
        viewers.close();
        page.close();
    }

    /** @param width of the display in pixels, as its height */
    private record Pointer(int width, int height) implements PointerListener {
        @Override
        public String source() {
            return NAME;
        }

        @Override
        public void pointed(double x, double y, boolean pressed) {
            TouchScreen.send(Math.min(width - 1, (int) (x * width)), Math.min(height - 1, (int) (y * height)), pressed);
        }
    }

    private final class Source implements LiveSource {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String address() {
            return "program:";
        }

        @Override
        public State state() {
            return State.OPEN;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public long frames() {
            return shown;
        }

        @Override
        public long failures() {
            return 0;
        }

        @Override
        public long dropped() {
            return 0;
        }
    }
}
