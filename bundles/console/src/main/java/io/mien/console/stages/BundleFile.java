package io.mien.console.stages;

import io.mien.console.web.RefusedRequestException;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.ScratchFolder;
import io.mien.support.jar.BoundedJar;
import io.mien.support.jar.JarLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;

/**
 * A model bundle that was sent and is not deployed yet.
 *
 * @param id what the page calls it
 * @param folder holds it, and is deleted with it
 * @param file in that folder
 * @param name of the file, as it was sent
 * @param bytes of the file
 * @param models that it describes, as JSON
 */
record BundleFile(
        String id, ScratchFolder folder, Path file, String name, long bytes, List<Map<String, String>> models) {
    private static final int BAD = 400;

    /** The deployer has limits of its own for the rest. */
    private static final JarLimits LIMITS = new JarLimits(
            "the page",
            Integer.MAX_VALUE,
            JarLimits.ENTRIES,
            JarLimits.MANIFEST_KILOBYTES,
            JarLimits.DESCRIPTIONS,
            JarLimits.DESCRIPTION_KILOBYTES);

    /**
     * The models that a file describes, in the order of the file.
     *
     * @param name what errors call the file
     * @throws RefusedRequestException if it is not a bundle that describes a model
     */
    static List<Map<String, String>> models(Path file, String name) throws RefusedRequestException {
        List<Map<String, String>> models = new ArrayList<>();
        try (BoundedJar jar = BoundedJar.open(file, LIMITS)) {
            for (JarEntry entry : jar.entries()) {
                if (BoundedJar.isDescription(entry.getName())) {
                    models.add(model(jar, entry));
                }
            }
        } catch (IOException e) {
            String reason =
                    String.valueOf(e.getMessage()).replace(file + ": ", "").replace(file.toString(), name);
            throw new RefusedRequestException(BAD, name + " is not a bundle, or a damaged one: " + reason);
        } catch (ModelRejectedException e) {
            throw new RefusedRequestException(BAD, name + ": " + e.getMessage());
        }
        if (models.isEmpty()) {
            throw new RefusedRequestException(
                    BAD, name + " describes no model; the page deploys model bundles, which hold data only");
        }
        return models;
    }

    private static Map<String, String> model(BoundedJar jar, JarEntry entry)
            throws IOException, ModelRejectedException {
        try (InputStream in = jar.open(entry)) {
            String source = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            Mud mud = Mud.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), source);
            return Map.of("name", mud.name(), "version", mud.version(), "type", mud.modelType());
        }
    }

    Map<String, Object> json() {
        return Map.of("upload", id, "name", name, "bytes", bytes, "models", models);
    }

    /** Says the file's name in place of its path. */
    String words(String said) {
        return said.replace(file.toString(), name);
    }
}
