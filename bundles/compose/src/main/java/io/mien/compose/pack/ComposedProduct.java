package io.mien.compose.pack;

import java.nio.file.Path;

/**
 * A runnable product in a folder that is laid out as the distribution is.
 *
 * @param home the folder
 * @param product the name of its feature, such as {@code gate}
 * @param title the same for a person, such as {@code Mien Gate}
 * @param version as in its release file, such as {@code 1.2.0}
 * @param platform what its native code is for, such as {@code linux-x86-64}
 */
public record ComposedProduct(Path home, String product, String title, String version, String platform) {}
