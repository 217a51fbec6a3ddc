package io.mien.console.live;

import java.util.HashMap;
import java.util.Map;

/** The touches of one page. A screen that the page touches when it goes is let go: nobody else would say so. Thread-safe. */
final class PageTouches {
    private final Pointers pointers;
    private final Map<String, Place> touched = new HashMap<>(); // by screen; guarded by this
    private boolean ended; // guarded by this

    private record Place(double x, double y) {}

    PageTouches(Pointers pointers) {
        this.pointers = pointers;
    }

    /** As {@link Pointers#pointed}; nothing happens once the page has gone. The lock keeps a touch from coming after the last one. */
    synchronized void pointed(String source, double x, double y, boolean pressed) {
        if (ended || !pointers.has(source)) {
            return;
        }
        if (pressed) {
            touched.put(source, new Place(x, y));
        } else {
            touched.remove(source);
        }
        pointers.pointed(source, x, y, pressed);
    }

    /** The page has gone. Idempotent. */
    synchronized void end() {
        ended = true;
        touched.forEach((source, at) -> pointers.pointed(source, at.x, at.y, false));
        touched.clear();
    }
}
