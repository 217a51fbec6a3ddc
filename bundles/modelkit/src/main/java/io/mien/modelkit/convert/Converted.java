package io.mien.modelkit.convert;

import io.mien.modelkit.pack.Packed;
import java.util.List;

/**
 * The result of a conversion.
 *
 * @param packed the bundle
 * @param check how like the answers are to those of the source, or why nobody knows, for a person to read
 * @param failures pictures that could not be used
 */
public record Converted(Packed packed, List<String> check, int failures) {
    public Converted {
        check = List.copyOf(check);
    }
}
