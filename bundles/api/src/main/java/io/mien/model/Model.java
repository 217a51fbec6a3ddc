package io.mien.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Weights whose digest was checked, with their description. Immutable. */
@ProviderType
public interface Model {
    /**
     * Name and SHA-256 of the weights. If the weights name data files, the digest is that of all files that determine the
     * outputs: two models with one graph and different data are two models.
     */
    ModelId id();

    /** The description. */
    Mud mud();

    /** The file with the weights; it stays as it is while the model is installed. */
    Path weights();

    /**
     * The size for weights that take pictures of any size: the description's {@code input}, or for an extractor the size of
     * its template. Empty leaves it to the engine.
     */
    default Optional<InputSize> preferredInput() {
        return mud().input();
    }

    /** All files that determine the outputs: the weights, then the data files that they name, if any. */
    default List<Path> files() {
        return List.of(weights());
    }
}
