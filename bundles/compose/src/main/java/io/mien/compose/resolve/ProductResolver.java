package io.mien.compose.resolve;

import aQute.bnd.osgi.resource.CapReqBuilder;
import io.mien.compose.feature.NeededBundle;
import io.mien.compose.feature.Want;
import io.mien.compose.index.BundleIndex;
import io.mien.compose.index.IndexedBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.resolver.Logger;
import org.apache.felix.resolver.ResolverImpl;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;
import org.osgi.service.resolver.ResolutionException;

/**
 * Finds the bundles that a product needs for what it wants. The same index and wants give the same answer.
 */
public final class ProductResolver {
    /** What every product needs, before all else: Declarative Services, its configuration, and Mien's contracts. */
    private static final List<Requirement> FOUNDATION = List.of(
            requirement("osgi.wiring.package", "(osgi.wiring.package=org.osgi.service.component)"),
            requirement("osgi.implementation", "(osgi.implementation=osgi.cm)"),
            requirement("osgi.extender", "(osgi.extender=osgi.component)"),
            requirement("osgi.identity", "(osgi.identity=io.mien.api)"));

    private static final int QUIET = 0;

    private final BundleIndex index;
    private final Target target;
    private final Resource system;

    /**
     * @param framework the framework's own bundle
     * @param given interfaces of services that no bundle has to bring
     * @throws IOException if the framework's bundle cannot be read
     */
    public ProductResolver(BundleIndex index, Target target, IndexedBundle framework, List<String> given)
            throws IOException {
        this.index = index;
        this.target = target;
        this.system = target.system(framework.resource(), given);
    }

    private static Requirement requirement(String namespace, String filter) {
        return new CapReqBuilder(namespace).addDirective("filter", filter).buildSyntheticRequirement();
    }

    /**
     * Resolves a product.
     *
     * @param wants in the order that decides between what is equal in rank
     * @return the bundles in the order of their start
     * @throws UnresolvedException saying what is missing
     */
    public List<NeededBundle> resolve(List<Want> wants) throws UnresolvedException {
        Map<Resource, Set<String>> wanted = new LinkedHashMap<>();
        Map<Resource, Want> optional = new LinkedHashMap<>();
        for (Requirement foundation : FOUNDATION) {
            wanted.put(provider(foundation, wanted.keySet()), Set.of());
        }
        for (Want want : wants) {
            if (want.optional()) {
                // Listed if it is here; what it needs is known only where it starts.
                first(want.requirement(), wanted.keySet()).ifPresent(r -> optional.put(r, want));
            } else {
                Resource provider = provider(want.requirement(), wanted.keySet());
                wanted.merge(provider, new LinkedHashSet<>(want.only()), Needs::either);
            }
        }
        return inOrder(wanted, new Needs(wires(wanted.keySet())), optional);
    }

    private Resource provider(Requirement requirement, Collection<Resource> wanted) throws UnresolvedException {
        ResolutionContext context = context(wanted);
        MissingPart missing = new MissingPart(context, target);
        return context.findProviders(requirement).stream()
                .map(Capability::getResource)
                .filter(r -> missing.of(r).isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> new UnresolvedException(missing.of(requirement).orElseThrow()));
    }

    private Optional<Resource> first(Requirement requirement, Collection<Resource> wanted) {
        return context(wanted).findProviders(requirement).stream()
                .map(Capability::getResource)
                .findFirst();
    }

    private ResolutionContext context(Collection<Resource> wanted) {
        return new ResolutionContext(index, system, List.copyOf(wanted));
    }

    private Map<Resource, List<Wire>> wires(Collection<Resource> wanted) throws UnresolvedException {
        try {
            return new ResolverImpl(new Logger(QUIET), null).resolve(context(wanted));
        } catch (ResolutionException e) {
            throw new UnresolvedException("the bundles do not fit together: " + e.getMessage(), e);
        }
    }

    private List<NeededBundle> inOrder(Map<Resource, Set<String>> wanted, Needs needs, Map<Resource, Want> optional) {
        Map<Resource, Set<String>> commands = needs.commands(wanted);
        List<NeededBundle> bundles = new ArrayList<>();
        List<Resource> ordered = needs.order(wanted.keySet());
        for (Resource resource : ordered) {
            if (resource != system) {
                bundles.add(new NeededBundle(index.bundle(resource), List.copyOf(commands.get(resource)), false));
            }
        }
        optional.forEach((resource, want) -> {
            // Others may need it: then it is listed already.
            if (!ordered.contains(resource)) {
                bundles.add(new NeededBundle(index.bundle(resource), want.only(), true));
            }
        });
        return List.copyOf(bundles);
    }
}
