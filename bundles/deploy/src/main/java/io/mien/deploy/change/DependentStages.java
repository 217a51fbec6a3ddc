package io.mien.deploy.change;

import io.mien.deploy.framework.BundlePart;
import io.mien.model.ModelStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** The stages that go with decoders and engines, because nobody else makes them of their models. */
final class DependentStages {
    private static final String DECODER = "io.mien.decoder";
    private static final String ENGINE = "io.mien.engine";

    private DependentStages() {}

    static List<BundlePart> of(List<Bundle> leavers, List<Bundle> all, List<ModelStatus> models) {
        Set<String> types = lost(DECODER, leavers, all);
        Set<String> formats = lost(ENGINE, leavers, all);
        List<BundlePart> parts = new ArrayList<>();
        for (ModelStatus model : models) {
            if (types.contains(model.type()) || formats.contains(model.format())) {
                model.kind().ifPresent(kind -> parts.add(new BundlePart(kind, model.stage())));
            }
        }
        return parts;
    }

    /** The capabilities of the leaving bundles that no remaining one has. */
    private static Set<String> lost(String namespace, List<Bundle> leavers, List<Bundle> all) {
        Set<String> lost = new TreeSet<>();
        leavers.forEach(b -> lost.addAll(types(namespace, b)));
        all.stream().filter(b -> !leavers.contains(b)).forEach(b -> lost.removeAll(types(namespace, b)));
        return lost;
    }

    private static Set<String> types(String namespace, Bundle bundle) {
        Set<String> types = new TreeSet<>();
        for (BundleCapability capability : bundle.adapt(BundleRevision.class).getDeclaredCapabilities(namespace)) {
            Object type = capability.getAttributes().get("type");
            if (type instanceof Collection<?> several) {
                several.forEach(t -> types.add(t.toString()));
            } else if (type != null) {
                types.add(type.toString());
            }
        }
        return types;
    }
}
