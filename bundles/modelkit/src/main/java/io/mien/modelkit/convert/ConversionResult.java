package io.mien.modelkit.convert;

import io.mien.modelkit.pack.PackedBundle;
import java.util.List;

/**
 * The result of a conversion.
 *
 * @param packed the bundle
 * @param check how like the answers are to those of the source, or why nobody knows, for a person to read
 * @param failures pictures that could not be used
 */
public record ConversionResult(PackedBundle packed, List<String> check, int failures) {
    public ConversionResult {
        check = List.copyOf(check);
    }
}
