package io.mien.model;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Weights whose digest was checked, with their description. Immutable. */
@ProviderType
public interface Model {
    /** Name and SHA-256 of the weights. */
    ModelId id();

    /** The description. */
    Mud mud();

    /** The file with the weights; it stays as it is while the model is installed. */
    Path weights();
}
