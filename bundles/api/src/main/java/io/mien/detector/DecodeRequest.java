package io.mien.detector;

import io.mien.model.InputSize;

/**
 * What a decoder needs to know of a call.
 *
 * @param input size of the model's input
 * @param confidence least score of a candidate, 0..1
 */
public record DecodeRequest(InputSize input, float confidence) {}
