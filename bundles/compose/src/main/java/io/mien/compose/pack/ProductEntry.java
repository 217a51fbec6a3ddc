package io.mien.compose.pack;

import java.nio.file.Path;

/**
 * A file, folder or symbolic link of a product.
 *
 * @param name its path in the product with {@code /} between names, without one at the end
 * @param source where it is read
 * @param kind what it is
 * @param mode permissions: 0755 for folders and for what its owner may execute, 0644 for the others
 */
public record ProductEntry(String name, Path source, Kind kind, int mode) {
    /** What an entry is. */
    public enum Kind {
        FOLDER,
        FILE,
        LINK
    }

    /** Whether it is this folder or lies in it. */
    public boolean isIn(String folder) {
        return name.equals(folder) || name.startsWith(folder + "/");
    }
}
