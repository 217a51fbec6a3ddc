package io.mien.host.model;

import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** The way to a model's weights. */
public interface ModelWeights {
    /** The weights as a file whose digest was checked, if the description gives one. */
    Proved prove(Mud mud) throws IOException, ModelRejectedException;

    /**
     * Weights that lie on disk and are what the description says.
     *
     * @param id name and the digest of the very bytes in {@code files}
     * @param files the weights, then their data files
     */
    record Proved(ModelId id, List<Path> files) {
        Path file() {
            return files.get(0);
        }

        /** @param data names of data files beside {@code file} */
        static Proved of(Mud mud, String sha256, Path file, SortedSet<String> data) throws ModelRejectedException {
            if (mud.sha256().isPresent() && !mud.sha256().get().equals(sha256)) {
                throw new ModelRejectedException(
                        mud.name(),
                        mud.file() + (data.isEmpty() ? "" : " with " + String.join(", ", data)) + " has the SHA-256 "
                                + sha256 + ", not " + mud.sha256().get() + " as its description says");
            }
            List<Path> files = Stream.concat(Stream.of(file), data.stream().map(file::resolveSibling))
                    .toList();
            return new Proved(new ModelId(mud.name(), sha256), files);
        }
    }
}
