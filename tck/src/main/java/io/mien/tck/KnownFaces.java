package io.mien.tck;

import io.mien.detector.Face;
import io.mien.model.InputSize;
import java.util.List;

/**
 * Outputs whose faces were worked out by hand.
 *
 * @param input size of the model's input
 * @param outputs all scores but those of the faces are near 0
 * @param faces best first, no two with one score, all scores in .1...1
 */
public record KnownFaces(InputSize input, FixedOutputs outputs, List<Face> faces) {}
