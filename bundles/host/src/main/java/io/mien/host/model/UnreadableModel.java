package io.mien.host.model;

/**
 * A description that was found and cannot be read.
 *
 * @param file name of the description
 * @param origin bundle or file, for people
 * @param reason why
 */
public record UnreadableModel(String file, String origin, String reason) {}
