package io.mien.deploy.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** The unmet requirements of a bundle, in shorter words than the framework's. */
final class Requirements {
    private Requirements() {}

    /** Empty where each by itself could be met. */
    static Optional<String> missing(Bundle bundle, FrameworkWiring wiring) {
        List<String> missing = new ArrayList<>();
        for (BundleRequirement need : bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
            boolean optional = Namespace.RESOLUTION_OPTIONAL.equals(
                    need.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
            String effective = need.getDirectives().getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, "resolve");
            if (!optional
                    && effective.equals("resolve")
                    && wiring.findProviders(need).isEmpty()) {
                missing.add(describe(need));
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("nobody has what it needs: " + String.join("; ", missing));
    }

    private static String describe(BundleRequirement need) {
        String filter = need.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        String kind = need.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE) ? "package" : need.getNamespace();
        return kind + " " + filter;
    }
}
