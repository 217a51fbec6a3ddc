package io.mien.deploy;

import io.mien.StageKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes what is installed while Mien runs. Every change is all or nothing: it ends as a new {@link Generation} that the
 * next start uses, or in a {@link DeploymentException}, and then everything is as before. Frames go on being answered
 * throughout. Thread-safe; one change at a time, a second one waits a configured time for the first.
 */
@ProviderType
public interface Deployment {
    /**
     * Installs bundles or model bundles beside what is there. A newer version of an installed one takes its place once it
     * serves; where it serves on probation the older one goes when that is passed, after this call. One that was refused
     * before is tried again.
     *
     * @param files jars; what belongs together is deployed together
     * @param options what they may hold
     * @param listener told of each step, on the calling thread
     * @return the new generation; the current one where all was there already
     * @throws DeploymentException naming the file and the reason, for people
     */
    Generation deploy(List<Path> files, DeployOptions options, DeploymentListener listener) throws DeploymentException;

    /** As {@link #deploy(List, DeployOptions, DeploymentListener)}, with {@link DeployOptions#DEFAULT}. */
    default Generation deploy(List<Path> files, DeploymentListener listener) throws DeploymentException {
        return deploy(files, DeployOptions.DEFAULT, listener);
    }

    /**
     * Takes a bundle away.
     *
     * @param name a bundle's symbolic name or the name of a stage or model, {@code name/version} where several are there
     * @param force also where no other stage is left to do its work
     * @param listener told of each step, on the calling thread
     */
    Generation undeploy(String name, boolean force, DeploymentListener listener) throws DeploymentException;

    /**
     * Brings back what the generation before held: bundles, and what was asked for by {@link #use}. What comes back serves
     * before what goes is removed.
     *
     * @param kind only the bundles of this stage, as they were before their last change; empty for all
     * @param listener told of each step, on the calling thread
     */
    Generation rollback(Optional<StageKind> kind, DeploymentListener listener) throws DeploymentException;

    /**
     * Puts a stage first in its slot, whatever its rank.
     *
     * @param name {@code [kind:]name[/version]}, or {@code kind:} alone to go by rank again
     * @param listener told of each step, on the calling thread
     */
    Generation use(String name, DeploymentListener listener) throws DeploymentException;

    /** The last deployment if it was refused, then each stage that is refused, then {@link #hanging}; with the reasons. */
    default List<DeploymentRefusal> refusals() throws DeploymentException {
        return List.of();
    }

    /**
     * The bundles that were given up because their code did not return when they were started, stopped or removed, with the time.
     * They are part of no generation. A thread of each continues until the process ends; everything else can be changed.
     */
    default List<DeploymentRefusal> hanging() {
        return List.of();
    }

    /** The generations that are kept, newest first. */
    List<Generation> generations() throws DeploymentException;

    /** The generation that runs. */
    Generation current() throws DeploymentException;
}
