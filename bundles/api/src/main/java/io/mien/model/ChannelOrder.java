package io.mien.model;

/** Order in which a model takes the color channels: {@code input_type} of a {@code .mud}. */
public enum ChannelOrder {
    RGB,
    BGR
}
