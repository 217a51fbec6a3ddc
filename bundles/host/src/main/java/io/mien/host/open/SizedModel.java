package io.mien.host.open;

import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model whose stage says which pictures it takes.
 *
 * @param size for weights that take pictures of any size
 */
record SizedModel(Model model, InputSize size) implements Model {
    @Override
    public ModelId id() {
        return model.id();
    }

    @Override
    public Mud mud() {
        return model.mud();
    }

    @Override
    public Path weights() {
        return model.weights();
    }

    @Override
    public List<Path> files() {
        return model.files();
    }

    @Override
    public Optional<InputSize> preferredInput() {
        return Optional.of(size);
    }
}
