package io.mien.deploy.change;

import io.mien.boot.generation.LockedBundle;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.jar.BoundedJar;
import io.mien.support.jar.JarLimits;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;

/**
 * The models in deployed bundles that are not in the framework, as their descriptions say.
 *
 * @param data the data folder
 */
record PackedModels(Path data) {
    private static final Logger LOG = System.getLogger(PackedModels.class.getName());
    private static final JarLimits LIMITS = new JarLimits(
            "io.mien.deploy",
            JarLimits.UNPACKED_MEGABYTES,
            JarLimits.ENTRIES,
            JarLimits.MANIFEST_KILOBYTES,
            Integer.MAX_VALUE,
            JarLimits.DESCRIPTION_KILOBYTES);

    /** Those of the bundles that hold such a model. */
    List<LockedBundle> named(List<LockedBundle> bundles, Predicate<Mud> wanted) {
        return bundles.stream()
                .filter(LockedBundle::deployed)
                .filter(b -> of(b).stream().anyMatch(wanted))
                .toList();
    }

    /** The models of a deployed bundle; none if it is not a model bundle, or cannot be read. */
    List<Mud> of(LockedBundle bundle) {
        List<Mud> models = new ArrayList<>();
        try (BoundedJar jar = BoundedJar.open(bundle.path(data, data), LIMITS)) {
            for (JarEntry entry : jar.entries()) {
                if (BoundedJar.isDescription(entry.getName())) {
                    try (InputStream in = jar.open(entry)) {
                        String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                        models.add(Mud.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file));
                    }
                }
            }
        } catch (IOException | ModelRejectedException e) {
            // It can be named by its bundle's name all the same.
            LOG.log(Level.DEBUG, "The models of {0} cannot be told: {1}", bundle, e.getMessage());
        }
        return models;
    }
}
