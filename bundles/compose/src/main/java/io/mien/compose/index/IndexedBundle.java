package io.mien.compose.index;

import java.nio.file.Path;
import org.osgi.resource.Resource;

/**
 * A bundle that a product may be made of.
 *
 * @param coordinates its name in features
 * @param file its jar, or the folder that it is unpacked into
 * @param resource what it offers and what it needs
 */
public record IndexedBundle(Coordinates coordinates, Path file, Resource resource) {}
