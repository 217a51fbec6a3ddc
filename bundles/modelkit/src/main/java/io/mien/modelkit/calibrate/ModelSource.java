package io.mien.modelkit.calibrate;

import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.PackedModel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of a model's description.
 *
 * @param loose the description, if it lies in a folder
 * @param packed the bundle, if it lies in one
 */
public record ModelSource(Optional<MudFile> loose, Optional<PackedModel> packed) {
    static ModelSource of(MudFile file) {
        return new ModelSource(Optional.of(file), Optional.empty());
    }

    static ModelSource of(PackedModel model) {
        return new ModelSource(Optional.empty(), Optional.of(model));
    }

    /** The file that the description lies in, or is. */
    public Path file() {
        return loose.map(MudFile::path).orElseGet(() -> packed.orElseThrow().jar());
    }
}
