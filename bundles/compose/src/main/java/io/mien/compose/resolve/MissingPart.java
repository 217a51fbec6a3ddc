package io.mien.compose.resolve;

import aQute.bnd.osgi.resource.ResourceUtils;
import io.mien.compose.index.Namespaces;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** Finds out why a bundle cannot be part of a product, and says it in a sentence. */
final class MissingPart {
    private static final Pattern PAIR = Pattern.compile("\\(([^=()&|!<>~]+)=([^()]*)\\)");

    /** By namespace; {@code %s} is the first value of the requirement's filter. */
    private static final Map<String, String> SENTENCES = Map.of(
            Namespaces.DECODER,
            "nothing here reads models of type `%s`; a decoder bundle is missing",
            Namespaces.ENGINE,
            "nothing here runs models of format `%s`; an engine bundle is missing",
            Namespaces.MODEL,
            "the model `%s` is missing here",
            Namespaces.CAMERA,
            "nothing here opens sources whose address begins with `%s:`; a camera bundle is missing",
            Namespaces.VERB,
            "nothing here has the command `%s`",
            Namespaces.NATIVE,
            "the native code of %s for this platform is not here",
            "osgi.service",
            "nothing here offers the service %s",
            "osgi.identity",
            "the bundle %s is missing here",
            "osgi.wiring.package",
            "nothing here exports the package %s");

    private static final String NEEDS = " needs it)";

    private final ResolutionContext context;
    private final Target target;
    private final Set<Resource> whole = new HashSet<>();

    MissingPart(ResolutionContext context, Target target) {
        this.context = context;
        this.target = target;
    }

    /** Why no bundle satisfies a requirement, or empty if one does. */
    Optional<String> of(Requirement requirement) {
        Optional<String> first = Optional.empty();
        for (Capability capability : context.findProviders(requirement)) {
            Optional<String> reason = of(capability.getResource());
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            first = first.or(() -> reason);
        }
        return first.or(() -> Optional.of(sentence(requirement)));
    }

    /** Why a bundle cannot be part of a product, or empty if it can. */
    Optional<String> of(Resource resource) {
        // Bundles that need each other are looked at once.
        if (resource == context.system() || !whole.add(resource)) {
            return Optional.empty();
        }
        for (Requirement requirement : resource.getRequirements(null)) {
            if (context.isEffective(requirement)) {
                Optional<String> reason = of(requirement);
                if (reason.isPresent()) {
                    whole.remove(resource);
                    String name = ResourceUtils.getIdentity(resource);
                    return reason.map(r -> r.endsWith(NEEDS) ? r : r + " (" + name + NEEDS);
                }
            }
        }
        return Optional.empty();
    }

    private String sentence(Requirement requirement) {
        String filter = requirement.getDirectives().getOrDefault("filter", "");
        String namespace = requirement.getNamespace();
        if (namespace.equals(Namespaces.STAGE)) {
            return stage(filter);
        }
        if (namespace.equals("osgi.native")) {
            return "its native code is for other platforms than " + target.platform();
        }
        if (namespace.equals("osgi.ee")) {
            return "it needs another Java than " + target.java() + ": " + filter;
        }
        String about = value(filter);
        String sentence = SENTENCES.get(namespace);
        return sentence != null && !about.isEmpty()
                ? sentence.replace("%s", about)
                : "nothing here offers " + namespace + " " + filter;
    }

    private static String stage(String filter) {
        Matcher pairs = PAIR.matcher(filter);
        String kind = pairs.find() ? pairs.group(2) : "stage";
        String name = pairs.find() ? pairs.group(2) : "";
        return "the " + kind + (name.isEmpty() ? "" : " `" + name + "`") + " is missing here";
    }

    private static String value(String filter) {
        Matcher pairs = PAIR.matcher(filter);
        return pairs.find() ? pairs.group(2) : "";
    }
}
