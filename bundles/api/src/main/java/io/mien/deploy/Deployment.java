package io.mien.deploy;

import io.mien.StageKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes what is installed while Mien runs. Every change is all or nothing: it ends as a new {@link Generation} that the
 * next start uses, or in a {@link DeploymentException} that leaves everything as before. Frames are answered
 * throughout. Thread-safe; changes run one at a time, and a second one waits a configured time for the first.
 */
@ProviderType
public interface Deployment {
    /**
     * Installs bundles or model bundles in addition to those installed. A newer version replaces the installed one once it
     * serves; if it serves on probation, the older one is removed when the probation is passed, after this call, unless the
     * options say that it waits. A bundle that was refused before is tried again.
     *
     * @param files jars; what belongs together is deployed together
     * @param options what the jars may hold, and whether to wait for the end of probations; other changes may be made during
     *     that wait
     * @param listener told of each step, on the calling thread
     * @return the new generation; the current one if everything was installed already, or after a probation
     * @throws DeploymentException naming the file and the reason, for people; also if a stage fails the probation that is
     *     waited for
     */
    Generation deploy(List<Path> files, DeployOptions options, DeploymentListener listener) throws DeploymentException;

    /** As {@link #deploy(List, DeployOptions, DeploymentListener)}, with {@link DeployOptions#defaults}. */
    default Generation deploy(List<Path> files, DeploymentListener listener) throws DeploymentException {
        return deploy(files, DeployOptions.defaults(), listener);
    }

    /**
     * Removes a bundle.
     *
     * @param name a bundle's symbolic name or the name of a stage or model, {@code name/version} if several have that name
     * @param force also if no other stage is left to do its work
     * @param listener told of each step, on the calling thread
     */
    Generation undeploy(String name, boolean force, DeploymentListener listener) throws DeploymentException;

    /**
     * Restores the generation before: its bundles, and what was asked for by {@link #use}. The stages that come back serve
     * before others are removed.
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
     * The bundles that were abandoned because their code did not return when they were started, stopped or removed, with the time.
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
