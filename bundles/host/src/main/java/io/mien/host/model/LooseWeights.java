package io.mien.host.model;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;

/**
 * Weights in a folder of the user's, used where they lie.
 *
 * @param file the weights
 */
record LooseWeights(Path file) implements ModelWeights {
    @Override
    public Proved prove(Mud mud) throws IOException, ModelRejectedException {
        if (!Files.isRegularFile(file)) {
            throw new ModelRejectedException(mud.name(), "no weights " + mud.file() + " beside its description");
        }
        SortedSet<String> data = DataFiles.named(mud, file);
        return Proved.of(mud, DataFiles.digest(mud, file, data), file, data);
    }
}
