package io.mien.upgrade.fake;

import io.mien.StageKind;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import io.mien.deploy.InstalledBundle;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Notes what is deployed. */
public final class FakeDeployment implements Deployment {
    /** The installed bundles. */
    public final List<InstalledBundle> bundles = new ArrayList<>();

    /** Each request: names of files, and the options. */
    public final List<String> asked = new ArrayList<>();

    /** Digests of the files at the time of the request. */
    public final List<String> content = new ArrayList<>();

    /** What happens during a probation. */
    public Consumer<DeploymentListener> proving = listener -> {};

    /** Why a deployment fails; empty if it does not. */
    public String failure = "";

    @Override
    public Generation deploy(List<Path> files, DeployOptions options, DeploymentListener listener)
            throws DeploymentException {
        for (Path file : files) {
            asked.add(file.getFileName() + ": " + options);
            try {
                content.add(Sha256.of(file));
            } catch (IOException e) {
                throw new DeploymentException(file + " is not there", e);
            }
        }
        proving.accept(listener);
        if (!failure.isEmpty()) {
            throw new DeploymentException(failure);
        }
        return generation(2, "upgrade " + options.release().orElseThrow());
    }

    private Generation generation(long number, String why) {
        return Generation.of(number, Instant.EPOCH, why, "gate")
                .bundles(bundles)
                .current(true);
    }

    @Override
    public Generation current() {
        return generation(1, "start");
    }

    @Override
    public Generation undeploy(String name, boolean force, DeploymentListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Generation rollback(Optional<StageKind> kind, DeploymentListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Generation use(String name, DeploymentListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Generation> generations() {
        return List.of(current());
    }
}
