package io.mien.console.stages;

import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentRefusal;
import io.mien.deploy.Generation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The generations and refusals, as the page shows them. The deployer reads them from files, so that they are kept here until
 * there is another generation, a change has ended, or ten seconds have passed. Confined to one thread.
 */
final class InstalledHistory {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanos;
    private Map<String, Object> json = Map.of();
    private long number = -1;
    private long ended = -1;
    private long read;

    /** @param nanos the time */
    InstalledHistory(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param changes how many changes have ended */
    Map<String, Object> json(Deployment deployment, long changes) {
        try {
            long now = deployment.current().number();
            if (now != number || changes != ended || nanos.getAsLong() - read >= KEPT_NANOS) {
                json = read(deployment);
                number = now;
                ended = changes;
                read = nanos.getAsLong();
            }
            return json;
        } catch (DeploymentException e) {
            number = -1;
            return Map.of("generations", List.of(), "refusals", List.of(), "failure", e.getMessage());
        }
    }

    private static Map<String, Object> read(Deployment deployment) throws DeploymentException {
        return Map.of(
                "generations",
                deployment.generations().stream().map(InstalledHistory::json).toList(),
                "refusals",
                deployment.refusals().stream().map(InstalledHistory::json).toList(),
                "failure",
                "");
    }

    private static Map<String, Object> json(Generation generation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", generation.number());
        json.put("time", generation.time().toString());
        json.put("why", generation.why());
        json.put("current", generation.current());
        json.put(
                "deployed",
                generation.bundles().stream()
                        .filter(bundle -> bundle.deployed())
                        .map(bundle -> bundle.name() + " " + bundle.version())
                        .toList());
        return json;
    }

    private static Map<String, Object> json(DeploymentRefusal refusal) {
        return Map.of("time", refusal.time().toString(), "subject", refusal.subject(), "reason", refusal.reason());
    }
}
