package io.mien.modelkit.pack;

import io.mien.StageKind;
import io.mien.model.Mud;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bundle that was made.
 *
 * @param file the bundle
 * @param mud the description in it
 * @param kind of stage that it makes; empty if no decoder here reads it
 * @param trial what was tried, for a person to read
 */
public record PackedBundle(Path file, Mud mud, Optional<StageKind> kind, String trial) {}
