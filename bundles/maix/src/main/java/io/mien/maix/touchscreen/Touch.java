package io.mien.maix.touchscreen;

/**
 * A place on the screen and whether it is touched.
 *
 * @param x in pixels of the display, from the left
 * @param y in pixels of the display, from the top
 * @param pressed whether it is touched; else it was left there
 */
public record Touch(int x, int y, boolean pressed) {}
