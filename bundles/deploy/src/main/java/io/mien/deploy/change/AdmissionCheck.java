package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.jar.NewBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Version;

/**
 * Whether files may stand beside what is installed.
 *
 * @param options what they may hold
 */
record AdmissionCheck(DeployContext context, DeployOptions options) {
    /** @throws DeploymentException naming the file and the reason; nothing was copied or installed yet */
    List<NewBundle> admit(List<Path> files, Lock installed) throws DeploymentException {
        if (files.isEmpty()) {
            throw new DeploymentException("there is nothing to deploy");
        }
        List<NewBundle> jars = new ArrayList<>();
        for (Path file : files) {
            NewBundle jar = context.check().read(file, options.code());
            for (NewBundle other : jars) {
                if (other.name().equals(jar.name())) {
                    throw new DeploymentException(file + " and " + other.file() + " are both " + jar.name());
                }
            }
            requireReplaceable(jar, installed);
            context.configurations().requireTaken(file);
            jars.add(jar);
        }
        return jars;
    }

    /** Refuses to replace the bundles on which all others run. */
    private void requireReplaceable(NewBundle jar, Lock installed) throws DeploymentException {
        for (LockedBundle entry : installed.bundles()) {
            if (entry.name().equals(jar.name()) && !context.isReplaceable(entry)) {
                throw new DeploymentException(jar.file() + ": " + jar.name()
                        + " runs the others and is not exchanged under them: stop Mien, exchange it in the"
                        + " distribution, and start Mien again");
            }
        }
    }

    static Version version(LockedBundle bundle) {
        return Version.parseVersion(bundle.version());
    }
}
