package io.mien.image;

/** A point in pixels of a picture; (0, 0) is the center of the top left pixel. It may lie outside the picture. */
public record Point(float x, float y) {}
