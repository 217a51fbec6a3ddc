package io.mien.modelkit.pack;

import java.nio.file.Path;

/** The requested trial of a bundle. */
public sealed interface RequestedTrial {
    /** None: {@code trial = none}. */
    record Untried() implements RequestedTrial {}

    /**
     * A new one.
     *
     * @param picture that the model is run on
     */
    record Recorded(Path picture) implements RequestedTrial {}

    /**
     * The one that lies beside the description.
     *
     * @param folder where it lies
     */
    record Kept(Path folder) implements RequestedTrial {}
}
