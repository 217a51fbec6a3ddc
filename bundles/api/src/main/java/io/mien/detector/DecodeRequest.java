package io.mien.detector;

import io.mien.model.InputSize;

/**
 * The facts of a call that a decoder needs.
 *
 * @param input size of the model's input
 * @param confidence least score of a candidate, 0..1
 */
public record DecodeRequest(InputSize input, float confidence) {}
