package io.mien.compose.index;

import aQute.bnd.osgi.resource.ResourceUtils;
import java.nio.file.Path;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * A bundle that a product may be made of.
 *
 * @param coordinates its name in features
 * @param file its jar, or the folder that it is unpacked into
 * @param resource what it offers and what it needs
 */
public record IndexedBundle(Coordinates coordinates, Path file, Resource resource) {
    /** Its symbolic name. */
    public String name() {
        return ResourceUtils.getIdentity(resource);
    }

    /** Whether it offers something of a namespace. */
    public boolean offers(String namespace) {
        return !resource.getCapabilities(namespace).isEmpty();
    }

    /** Whether it offers this. */
    public boolean satisfies(Requirement requirement) {
        return !ResourceUtils.findProviders(requirement, resource.getCapabilities(requirement.getNamespace()))
                .isEmpty();
    }
}
