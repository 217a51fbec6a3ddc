package io.mien.recognizer;

import io.mien.StageId;
import io.mien.StageKind;

/**
 * A stage that the recogniser knows of.
 *
 * @param kind its slot
 * @param id name, version and model
 * @param serving whether it is the first of its slot
 */
public record StageInfo(StageKind kind, StageId id, boolean serving) {}
