package io.mien.maix.image;

/**
 * The size of a picture or a text.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Size(int width, int height) {}
