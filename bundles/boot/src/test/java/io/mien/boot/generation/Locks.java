package io.mien.boot.generation;

import io.mien.boot.generation.LockedBundle.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Locks for tests. */
final class Locks {
    private Locks() {}

    static Lock of(LockedBundle... bundles) {
        return new Lock(
                0,
                Instant.EPOCH,
                "deploy yunet.jar",
                0,
                "desk",
                "io.mien:desk:1",
                List.of(bundles),
                Set.of("io.mien.detector.scrfd"),
                Map.of("detector", "yunet/2.0.0"),
                Set.of("extractor small/1@0123"));
    }

    static LockedBundle ofDistribution(String name) {
        return LockedBundle.ofDistribution("bundles/" + name + "-1.jar", Set.of("run"))
                .withManifest(name, "1.0.0")
                .withSha256("00")
                .withKinds(List.of("detector"));
    }

    static LockedBundle deployed(String name, String sha256) {
        return new LockedBundle(sha256 + ".jar", name, "2.0.0", sha256, Origin.DEPLOYED, Set.of(), List.of(), false);
    }
}
