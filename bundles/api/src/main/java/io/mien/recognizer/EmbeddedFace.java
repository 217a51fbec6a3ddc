package io.mien.recognizer;

import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import java.util.Optional;

/**
 * A face with its embedding.
 *
 * @param face box, score and points in pixels of the picture
 * @param embedding empty if the points do not span a face
 */
public record EmbeddedFace(Face face, Optional<Embedding> embedding) {}
