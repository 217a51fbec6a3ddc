package io.mien.maix.touchscreen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The touches of the program's screen: the mouse in the window of a display, and what {@link #send} hands over. All objects read from
 * one queue, as there is one screen. Thread-safe.
 */
public final class TouchScreen {
    /** The most touches that are kept unread; then the oldest are left out. */
    private static final int MOST = 1024;

    private static final Deque<Touch> QUEUE = new ArrayDeque<>(); // guarded by itself
    private static Touch last = new Touch(0, 0, false); // guarded by QUEUE

    /**
     * Hands over a touch as if it was made on the screen: for a screen of one's own, and for tests.
     *
     * @param x in pixels of the display
     * @param y in pixels of the display
     */
    public static void send(int x, int y, boolean pressed) {
        synchronized (QUEUE) {
            QUEUE.addLast(new Touch(x, y, pressed));
            if (QUEUE.size() > MOST) {
                QUEUE.removeFirst();
            }
            QUEUE.notifyAll();
        }
    }

    /**
     * The newest touch. Of several in a row that only moved, the last; but no press and no release is passed over. The same as before if
     * there is none.
     */
    public Touch read() {
        synchronized (QUEUE) {
            Touch touch = read0();
            while (!QUEUE.isEmpty() && QUEUE.getFirst().pressed() == touch.pressed()) {
                touch = read0();
            }
            return touch;
        }
    }

    /** The next touch; the same as before if there is none. */
    public Touch read0() {
        synchronized (QUEUE) {
            if (!QUEUE.isEmpty()) {
                last = QUEUE.removeFirst();
            }
            return last;
        }
    }

    /** Whether there is a touch that was not read. */
    public boolean available() {
        synchronized (QUEUE) {
            return !QUEUE.isEmpty();
        }
    }

    /**
     * Waits for a touch.
     *
     * @param timeoutMs at most so many milliseconds; -1: without an end, 0: not at all
     * @return whether there is one
     */
    public boolean available(int timeoutMs) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        synchronized (QUEUE) {
            while (QUEUE.isEmpty()) {
                long left = end - System.nanoTime();
                if (timeoutMs >= 0 && left <= 0) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(QUEUE, timeoutMs < 0 ? Long.MAX_VALUE : left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }
}
