package io.mien.compose.resolve;

import aQute.bnd.osgi.resource.ResourceUtils;
import io.mien.compose.index.BundleIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolveContext;

/**
 * What the resolver asks while it resolves one product. Of several bundles that satisfy a requirement it takes the one that is
 * wanted already, the earlier before the later; then the newer version; then the earlier name.
 */
final class ResolutionContext extends ResolveContext {
    private final BundleIndex index;
    private final Resource system;
    private final List<Resource> wanted;

    /** @param wanted without duplicates, in the order of what is wanted */
    ResolutionContext(BundleIndex index, Resource system, List<Resource> wanted) {
        this.index = index;
        this.system = system;
        this.wanted = List.copyOf(wanted);
    }

    @Override
    public Collection<Resource> getMandatoryResources() {
        return wanted;
    }

    @Override
    public List<Capability> findProviders(Requirement requirement) {
        List<Capability> found =
                new ArrayList<>(ResourceUtils.findProviders(requirement, system.getCapabilities(null)));
        index.providers(requirement).stream()
                .sorted(Comparator.comparing(Capability::getResource, preference(requirement.getResource())))
                .forEach(found::add);
        return found;
    }

    /** The bundle itself first: what it needs and has, it takes from itself. */
    private Comparator<Resource> preference(Resource asking) {
        return Comparator.comparing((Resource r) -> r != asking)
                .thenComparing(this::place)
                .thenComparing(ResourceUtils::getVersion, Comparator.reverseOrder())
                .thenComparing(r -> index.bundle(r).coordinates().toString());
    }

    private int place(Resource resource) {
        int place = wanted.indexOf(resource);
        return place < 0 ? wanted.size() : place;
    }

    @Override
    public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
        capabilities.add(hosted);
        return capabilities.size() - 1;
    }

    /** What a bundle can do without is not brought for its sake. */
    @Override
    public boolean isEffective(Requirement requirement) {
        return !isOptional(requirement);
    }

    static boolean isOptional(Requirement requirement) {
        return "optional".equals(requirement.getDirectives().get("resolution"));
    }

    @Override
    public Map<Resource, Wiring> getWirings() {
        return Map.of();
    }

    /** What Java, the operating system and the framework offer. */
    Resource system() {
        return system;
    }
}
