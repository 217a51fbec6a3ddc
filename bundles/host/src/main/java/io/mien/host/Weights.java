package io.mien.host;

import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.IOException;
import java.nio.file.Path;

/** The way to a model's weights. */
interface Weights {
    /** The weights as a file whose digest was checked, where the description gives one. */
    Proved prove(Mud mud) throws IOException, ModelRejectedException;

    /**
     * Weights that lie on disk and are what the description says.
     *
     * @param id name and the digest of the very bytes in {@code file}
     * @param file the weights
     */
    record Proved(ModelId id, Path file) {
        static Proved of(Mud mud, String sha256, Path file) throws ModelRejectedException {
            if (mud.sha256().isPresent() && !mud.sha256().get().equals(sha256)) {
                throw new ModelRejectedException(
                        mud.name(),
                        mud.file() + " has the SHA-256 " + sha256 + ", not "
                                + mud.sha256().get() + " as its description says");
            }
            return new Proved(new ModelId(mud.name(), sha256), file);
        }
    }
}
