package io.mien.matcher;

/**
 * A neighbor.
 *
 * @param faceId the face
 * @param cosine to the probe, -1..1
 */
public record Hit(long faceId, float cosine) {}
