package io.mien.picture;

/**
 * A format of picture files that cannot be read here.
 *
 * @param name {@code HEIC}
 * @param remedy what a person can do about it, as an imperative: {@code install libheif-examples}
 */
public record UnreadFormat(String name, String remedy) {}
