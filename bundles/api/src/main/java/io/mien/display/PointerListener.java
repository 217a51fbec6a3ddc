package io.mien.display;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A screen that is touched where its pictures are shown, on the page for example, as a service of the whiteboard. The pictures are those
 * of an {@link io.mien.track.LiveSource} of the same name. Thread-safe; must not hold its caller up.
 */
@ConsumerType
public interface PointerListener {
    /** The name of the source whose pictures are touched; always the same. */
    String source();

    /**
     * The picture is touched, or is not any more.
     *
     * @param x share of the picture's width from the left, 0..1
     * @param y share of the picture's height from the top, 0..1
     * @param pressed whether it is touched there; else it was left there
     */
    void pointed(double x, double y, boolean pressed);
}
