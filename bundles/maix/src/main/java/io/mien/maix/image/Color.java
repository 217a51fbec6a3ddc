package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.MaixException;

/**
 * A color. On a gray picture it is drawn as the mean of its three channels, as MaixPy does. Immutable.
 *
 * @param r red, 0..255
 * @param g green, 0..255
 * @param b blue, 0..255
 * @param alpha 0..1: how much of what lies under it is covered, 0 is transparent. It counts on every format; MaixPy heeds it on
 *     RGBA alone
 */
public record Color(int r, int g, int b, float alpha) {
    public static final Color COLOR_WHITE = fromRgb(255, 255, 255);
    public static final Color COLOR_BLACK = fromRgb(0, 0, 0);
    public static final Color COLOR_RED = fromRgb(255, 0, 0);
    public static final Color COLOR_GREEN = fromRgb(0, 255, 0);
    public static final Color COLOR_BLUE = fromRgb(0, 0, 255);
    public static final Color COLOR_YELLOW = fromRgb(255, 255, 0);
    public static final Color COLOR_PURPLE = fromRgb(143, 0, 255);
    public static final Color COLOR_ORANGE = fromRgb(255, 127, 0);
    public static final Color COLOR_GRAY = fromRgb(127, 127, 127);

    public Color {
        check("r", r);
        check("g", g);
        check("b", b);
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new MaixException(Err.ERR_ARGS, "alpha is within 0..1, not " + alpha);
        }
    }

    private static void check(String channel, int value) {
        if (value < 0 || value > 255) {
            throw new MaixException(Err.ERR_ARGS, channel + " is within 0..255, not " + value);
        }
    }

    /** An opaque color. */
    public static Color fromRgb(int r, int g, int b) {
        return new Color(r, g, b, 1);
    }

    /** An opaque color, blue first. */
    public static Color fromBgr(int b, int g, int r) {
        return new Color(r, g, b, 1);
    }

    /** An opaque gray. */
    public static Color fromGray(int gray) {
        return new Color(gray, gray, gray, 1);
    }

    /** A color with transparency. */
    public static Color fromRgba(int r, int g, int b, float alpha) {
        return new Color(r, g, b, alpha);
    }

    /** A color with transparency, blue first. */
    public static Color fromBgra(int b, int g, int r, float alpha) {
        return new Color(r, g, b, alpha);
    }

    /** @see #fromRgb */
    public static Color from_rgb(int r, int g, int b) {
        return fromRgb(r, g, b);
    }

    /** @see #fromBgr */
    public static Color from_bgr(int b, int g, int r) {
        return fromBgr(b, g, r);
    }

    /** @see #fromGray */
    public static Color from_gray(int gray) {
        return fromGray(gray);
    }

    /** @see #fromRgba */
    public static Color from_rgba(int r, int g, int b, float alpha) {
        return fromRgba(r, g, b, alpha);
    }

    /** @see #fromBgra */
    public static Color from_bgra(int b, int g, int r, float alpha) {
        return fromBgra(b, g, r, alpha);
    }

    /** The same in the one channel of a gray picture. */
    Color gray() {
        int mean = (r + g + b) / 3;
        return new Color(mean, mean, mean, alpha);
    }
}
