package io.mien.recognizer.gallery;

import io.mien.StageId;
import io.mien.store.FaceStore;

/**
 * A store that the recognizer knows of.
 *
 * @param id what it is called
 * @param store the service
 */
public record RegisteredStore(StageId id, FaceStore store) {}
