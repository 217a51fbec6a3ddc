package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.deploy.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a product that serves.
 *
 * @param process its process
 * @param since when it began to serve
 * @param generation the installed generation, 0 if the feature alone says what is installed
 */
public record RunningState(long process, Instant since, long generation) {
    /** The state now. */
    public static RunningState of(CommandContext bench, ServingProduct serving) throws MienException {
        Optional<Deployment> deployment = bench.services().await(Deployment.class, Duration.ZERO);
        long generation = deployment.isPresent()
                ? deployment.get().current().number()
                : bench.call().boot().generation();
        return new RunningState(ProcessHandle.current().pid(), serving.since(), generation);
    }

    /** For how long it has served. */
    public Duration uptime() {
        return Duration.between(since, Instant.now());
    }
}
