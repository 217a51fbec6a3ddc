package io.mien.recognizer;

import io.mien.detector.Face;

/**
 * A face that was enrolled and is durable.
 *
 * @param label whose face it is
 * @param faceId its id in the store
 * @param face where it lies in the picture
 * @param lineUp what made its embedding
 */
public record Enrolment(String label, long faceId, Face face, LineUp lineUp) {}
