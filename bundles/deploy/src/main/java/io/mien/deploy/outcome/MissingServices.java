package io.mien.deploy.outcome;

import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.framework.StageReports;
import io.mien.support.components.IdleComponent;
import io.mien.support.components.IdleComponent.Cause;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The services that a newcomer has to offer and does not, with the reason as far as the bundle tells it. */
final class MissingServices {
    private static final String COMPONENTS = "Service-Component";

    private final StageReports live;

    MissingServices(StageReports live) {
        this.live = live;
    }

    /** Empty if the newcomer offers all; failed if nothing can come any more. */
    Optional<Verdict> of(Newcomer newcomer) {
        Bundle bundle = newcomer.bundle();
        Set<String> missing = new TreeSet<>(newcomer.expected());
        missing.removeAll(BundleParts.offered(bundle));
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String title = BundleInstaller.title(bundle);
        String lacks = "it offers no " + simple(missing);
        if (!canOffer(bundle)) {
            return Optional.of(Verdict.failed(
                    title,
                    lacks + ", and cannot: its manifest names no component and no activator (is @Component missing, or"
                            + " was it built without bnd?)"));
        }
        List<IdleComponent> idle = live.idle(bundle);
        Optional<IdleComponent> broken =
                idle.stream().filter(c -> c.cause() == Cause.FAILURE).findFirst();
        if (broken.isPresent()) {
            return Optional.of(Verdict.failed(title, lacks + "; " + broken.get()));
        }
        String reasons = idle.stream().map(c -> "; " + c).collect(Collectors.joining());
        String problem = live.storeProblem(bundle).map("; "::concat).orElse("");
        return Optional.of(Verdict.pending(title, lacks + reasons + problem));
    }

    private static boolean canOffer(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders("");
        return headers.get(COMPONENTS) != null || headers.get(Constants.BUNDLE_ACTIVATOR) != null;
    }

    private static String simple(Set<String> services) {
        return String.join(
                ", no ",
                services.stream().map(s -> s.substring(s.lastIndexOf('.') + 1)).toList());
    }
}
