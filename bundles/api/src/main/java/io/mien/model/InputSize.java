package io.mien.model;

/** Width and height of a model's input in pixels, each at least 1. */
public record InputSize(int width, int height) {
    public InputSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an input of " + width + "x" + height + " has no pixels");
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
