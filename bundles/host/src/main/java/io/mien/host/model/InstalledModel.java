package io.mien.host.model;

import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import java.nio.file.Path;
import java.util.List;

/** A model whose files were proved. */
public record InstalledModel(ModelId id, Mud mud, List<Path> files) implements Model {
    @Override
    public Path weights() {
        return files.get(0);
    }
}
