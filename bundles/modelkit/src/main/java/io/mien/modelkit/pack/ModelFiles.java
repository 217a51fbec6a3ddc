package io.mien.modelkit.pack;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.IoReason;
import io.mien.support.onnx.ExternalData;
import io.mien.support.onnx.UnsafeLocationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * All files that determine what a model computes, as they were when they were measured.
 *
 * @param weights the file that the description names
 * @param data the data files that an ONNX graph names, by their names relative to the folder of the weights
 */
public record ModelFiles(WeightsFile weights, SortedMap<String, WeightsFile> data) {
    /**
     * Measures the weights and the data files beside them.
     *
     * @param weights the file, wherever it lies
     * @param mud its description
     * @throws ModelRejectedException if one of the files is missing, is empty or cannot be read, or a name leads out of the folder
     */
    public static ModelFiles measure(Path weights, Mud mud) throws ModelRejectedException {
        WeightsFile measured = WeightsFile.measure(weights, mud.name());
        SortedMap<String, WeightsFile> data = new TreeMap<>();
        for (String name : data(weights, mud)) {
            data.put(name, WeightsFile.measure(weights.resolveSibling(name), mud.name()));
        }
        return new ModelFiles(measured, data);
    }

    /** The names of the data files that the weights name, relative to their folder. */
    static SortedSet<String> data(Path weights, Mud mud) throws ModelRejectedException {
        try {
            return ExternalData.locations(mud.format(), weights);
        } catch (UnsafeLocationException e) {
            throw new ModelRejectedException(mud.name(), weights.getFileName() + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelRejectedException(mud.name(), "its weights cannot be read: " + IoReason.of(e), e);
        }
    }

    /** The digest that is part of the model's id: that of the weights' file, or of all files if there are several. */
    public String sha256() {
        SortedMap<String, String> digests = new TreeMap<>();
        data.forEach((name, file) -> digests.put(name, file.sha256()));
        return ExternalData.digest(weights.sha256(), digests);
    }

    /** All files by the names that they have below a model's folder. */
    Map<String, WeightsFile> named(Mud mud) {
        SortedMap<String, WeightsFile> all = new TreeMap<>(data);
        all.put(mud.file(), weights);
        return all;
    }
}
