package io.mien.modelkit.pack;

import io.mien.model.Mud;
import java.nio.file.Path;

/**
 * A bundle that was made.
 *
 * @param file the bundle
 * @param mud the description in it
 * @param trial what was tried, for a person to read
 */
public record PackedBundle(Path file, Mud mud, String trial) {}
