package io.mien.host.model;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.onnx.ExternalData;
import io.mien.support.onnx.UnsafeLocationException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.SortedSet;

/** The data files that a model consists of besides its weights' file. Only models in ONNX format have any. */
final class DataFiles {
    private DataFiles() {}

    /** Their names, relative to the folder of the weights. */
    static SortedSet<String> named(Mud mud, Path weights) throws IOException, ModelRejectedException {
        try {
            return ExternalData.locations(mud.format(), weights);
        } catch (UnsafeLocationException e) {
            throw new ModelRejectedException(mud.name(), mud.file() + " " + e.getMessage(), e);
        }
    }

    /** The digest of a model with all its files. */
    static String digest(Mud mud, Path weights, SortedSet<String> data) throws IOException, ModelRejectedException {
        try {
            return ExternalData.digest(weights, data);
        } catch (FileSystemException e) {
            throw missing(
                    mud, weights.getParent().relativize(Path.of(e.getFile())).toString(), e);
        }
    }

    static ModelRejectedException missing(Mud mud, String name, IOException cause) {
        return new ModelRejectedException(
                mud.name(), "no data file " + name + ", which " + mud.file() + " names", cause);
    }
}
