package io.mien.deploy.jar;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.trust.release.ReleasedContent;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.UntrustedException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What may be deployed: in a locked installation what its release lists, else anything. A listed bundle is installed from the
 * installation's own file of that content, so that the bytes that were checked are the bytes that are installed.
 *
 * @param released what a locked installation may load; empty if the installation is not locked
 */
public record ListedContent(Optional<ReleasedContent> released) {
    /** @throws DeploymentException if the installation is locked, and its release is not signed as it must be */
    public static ListedContent of(Path home) throws DeploymentException {
        try {
            return new ListedContent(ReleasedContent.of(home));
        } catch (TrustException e) {
            throw new DeploymentException("this installation is locked, and takes nothing: " + e.getMessage(), e);
        }
    }

    /** @throws DeploymentException naming the file, if its content is not listed */
    void require(Path file) throws DeploymentException {
        if (released.isPresent()) {
            try {
                released.get().admit(file);
            } catch (UntrustedException e) {
                throw new DeploymentException(e.getMessage(), e);
            }
        }
    }

    /** @throws DeploymentException naming a bundle of the list that is not listed in the release */
    public void require(Lock goal, Path home, Path data) throws DeploymentException {
        for (LockedBundle bundle : goal.bundles()) {
            file(bundle, home, data);
        }
    }

    /**
     * The file that a bundle is installed from.
     *
     * @throws DeploymentException naming the bundle, if it is not listed
     */
    public Path file(LockedBundle bundle, Path home, Path data) throws DeploymentException {
        Path file = bundle.path(home, data);
        if (released.isEmpty()) {
            return file;
        }
        try {
            if (bundle.deployed()) {
                return released.get()
                        .bundle(bundle.sha256())
                        .orElseThrow(() -> new DeploymentException(
                                bundle + " (" + released.get().release().refusal(file) + ")"));
            }
            return released.get().require(file);
        } catch (UntrustedException e) {
            throw new DeploymentException(bundle + " (" + e.getMessage() + ")", e);
        }
    }
}
