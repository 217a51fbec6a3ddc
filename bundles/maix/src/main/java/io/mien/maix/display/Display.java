package io.mien.maix.display;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import java.util.Optional;

/**
 * A display: a window ({@code window}), a page in a browser on this machine ({@code page}, or {@code page:PORT}), a folder with every
 * picture ({@code files:FOLDER}) or a file with the newest one ({@code file:PICTURE.png}). The page is opened by a link that is printed,
 * {@code page http://...}; it works once, within ten minutes. A program that names none gets the one of the system property {@code mien.display} or the variable {@code
 * MIEN_DISPLAY}, else a window, else, without a screen, {@code file:display.png}; the log says so. Thread-safe.
 */
public final class Display implements AutoCloseable {
    /** The screen of a MaixCAM, for which programs lay out their buttons. */
    private static final int WIDTH = 552;

    private static final int HEIGHT = 368;

    private final int width;
    private final int height;
    private final String device;
    private final Screen screen; // called with the lock on this
    private volatile boolean closed;

    /** The display at hand, as large as the screen of a MaixCAM: 552x368 pixels. */
    public Display() {
        this(-1, -1);
    }

    /** The display at hand. */
    public Display(int width, int height) {
        this(width, height, Screen.choice());
    }

    /**
     * Opens a display.
     *
     * @param width in pixels; -1: that of a MaixCAM
     * @param height in pixels; -1: that of a MaixCAM
     * @param device one of those above
     * @throws MaixException {@link Err#ERR_ARGS} for another, {@link Err#ERR_NOT_IMPL} for a window without a screen,
     *     {@link Err#ERR_IO} for a page at a port that is taken
     */
    public Display(int width, int height, String device) {
        this.width = width == -1 ? WIDTH : width;
        this.height = height == -1 ? HEIGHT : height;
        this.device = device;
        if (this.width < 1 || this.height < 1) {
            throw new MaixException(
                    Err.ERR_ARGS, width + "x" + height + ": a display is at least one pixel wide and high");
        }
        screen = Screen.open(device, this.width, this.height);
    }

    /** Shows a picture as large as the display holds it, in its proportions. */
    public void show(Image image) {
        show(image, Fit.FIT_CONTAIN);
    }

    /**
     * Shows a picture; it may be drawn on afterward.
     *
     * @throws MaixException {@link Err#ERR_NOT_READY} after {@link #close}, {@link Err#ERR_IO} if a file cannot be written
     */
    public void show(Image image, Fit fit) {
        boolean fits = image.width() == width && image.height() == height;
        Image shown = fits ? image.copy() : image.resize(width, height, fit);
        synchronized (this) {
            if (closed) {
                throw new MaixException(Err.ERR_NOT_READY, device + ": this display is closed");
            }
            screen.show(shown);
        }
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** What it is. */
    public String device() {
        return device;
    }

    /**
     * Another link to the page, which opens it once, within ten minutes; empty if the display is not a page.
     *
     * @throws MaixException {@link Err#ERR_NOT_READY} after {@link #close}
     */
    public Optional<String> pageLink() {
        return screen.link();
    }

    /** Whether {@link #close} was not called. */
    public boolean isOpened() {
        return !closed;
    }

    /** @see #isOpened */
    public boolean is_opened() {
        return isOpened();
    }

    /** Ends it. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            screen.close();
        }
    }
}
