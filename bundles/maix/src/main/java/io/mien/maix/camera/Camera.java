package io.mien.maix.camera;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.app.App;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A camera, a film, a folder of pictures: whatever Mien has an address for ({@code v4l2:/dev/video0}, {@code rtsp://...}, {@code
 * file:clip.mp4}, {@code folder:pictures}, {@code demo:}). A program that names none gets the one of the system property {@code
 * mien.camera} or the variable {@code MIEN_CAMERA}, else the first camera of a Linux machine that has ffmpeg, else {@code demo:}, a room
 * with synthetic people; the log and {@link #device} say which. One thread reads; any may close it.
 */
public final class Camera implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Camera.class.getName());
    /** What a side is that was not asked for. */
    private static final int OWN = -1;

    private final String device;
    private final Format format;
    private final Maix maix;
    private final FrameSource source;
    private final int width;
    private final int height;
    private Image newest; // null before the first one
    private boolean ended;
    private volatile boolean closed;

    /** The camera at hand with its own size, in RGB. */
    public Camera() {
        this(OWN, OWN);
    }

    /** The camera at hand in RGB. */
    public Camera(int width, int height) {
        this(width, height, Format.FMT_RGB888);
    }

    /** The camera at hand. */
    public Camera(int width, int height, Format format) {
        this(width, height, format, CameraChoice.ofThisMachine().address());
        LOG.log(Level.INFO, "The camera is {0}; -Dmien.camera=ADDRESS names another", device);
    }

    /**
     * Opens a camera.
     *
     * @param width of its pictures in pixels; -1: by the height, in each picture's proportions
     * @param height of its pictures in pixels; -1: by the width. If both are -1, pictures are as the camera gives each of them; if both
     *     are given, a picture is scaled to cover them, and cut off in equal parts at two sides
     * @param device an address, or a path such as {@code /dev/video0}
     * @throws MaixException {@link Err#ERR_ARGS} for what is not an address or a size, {@link Err#ERR_NOT_FOUND} if there can be no
     *     frame, each with what to do
     */
    public Camera(int width, int height, Format format, String device) {
        this.width = width;
        this.height = height;
        this.format = format;
        SourceAddress address = parse(CameraChoice.address(device));
        this.device = address.toString();
        if (!isSide(width) || !isSide(height)) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    this.device + ": " + width + "x" + height
                            + ": a side has at least one pixel, or is -1, the camera's own");
        }
        maix = Maix.shared();
        try {
            source = SourceFactories.open(maix.mien().context(), address);
        } catch (FrameSourceException e) {
            maix.close();
            throw new MaixException(Err.ERR_NOT_FOUND, e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            maix.close();
            throw e;
        }
    }

    private static boolean isSide(int pixels) {
        return pixels >= 1 || pixels == OWN;
    }

    private static SourceAddress parse(String address) {
        try {
            return SourceAddress.parse(address);
        } catch (FrameSourceException e) {
            throw new MaixException(Err.ERR_ARGS, e.getMessage(), e);
        }
    }

    /**
     * The next picture; waits for it. After the last one of a recording it comes once more, and {@link App#needExit} is true: a program
     * that asks it ends as if somebody had closed it.
     *
     * @throws MaixException {@link Err#ERR_NOT_READY} after {@link #close}, after the end of a recording, or if it has no picture at all;
     *     {@link Err#ERR_IO} if no more can come, with the reason
     */
    public Image read() {
        needOpen();
        try {
            newest = source.next().map(Frame::image).map(this::brought).orElseGet(this::last);
            return newest.copy();
        } catch (FrameSourceException e) {
            throw new MaixException(Err.ERR_IO, e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MaixException(Err.ERR_RUNTIME, device + ": interrupted while it waited for a picture", e);
        }
    }

    private Image brought(io.mien.image.Image frame) {
        Image image = Image.of(frame);
        boolean fits = width == OWN && height == OWN || width == image.width() && height == image.height();
        return (fits ? image : image.resize(width, height, Fit.FIT_COVER)).toFormat(format);
    }

    private Image last() {
        needOpen();
        if (newest == null || ended) {
            throw new MaixException(Err.ERR_NOT_READY, device + ": has no more pictures");
        }
        ended = true;
        App.setExitFlag(true);
        return newest;
    }

    private void needOpen() {
        if (closed) {
            throw new MaixException(Err.ERR_NOT_READY, device + ": this camera is closed");
        }
    }

    /** Reads pictures and leaves them out, as a camera's first ones are often too dark. */
    public void skipFrames(int frames) {
        for (int i = 0; i < frames; i++) {
            read();
        }
    }

    /** Width of the newest picture in pixels; before the first one, what was asked for, -1 if nothing was. */
    public int width() {
        return newest == null ? width : newest.width();
    }

    /** Height of the newest picture in pixels; before the first one, what was asked for, -1 if nothing was. */
    public int height() {
        return newest == null ? height : newest.height();
    }

    /** Layout of the pictures. */
    public Format format() {
        return format;
    }

    /** The address, without its options and without a password. */
    public String device() {
        return device;
    }

    /** Whether {@link #close} was not called. */
    public boolean isOpened() {
        return !closed;
    }

    /** @see #isOpened */
    public boolean is_opened() {
        return isOpened();
    }

    /** @see #skipFrames */
    public void skip_frames(int frames) {
        skipFrames(frames);
    }

    /** Ends it; a {@link #read} that waits ends, too. A second call does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        source.close();
        maix.close();
    }
}
