package io.mien.command.calibrate;

import io.mien.command.pack.MudFile;
import io.mien.command.pack.PackedModel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a model's description lies.
 *
 * @param loose the description, where it lies in a folder
 * @param packed the bundle, where it lies in one
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
