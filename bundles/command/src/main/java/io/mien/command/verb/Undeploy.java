package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.runtime.CommandContext;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien undeploy}. */
@Command(
        name = "undeploy",
        description = "Take a bundle away, once another does its work.",
        footer = {"", "Examples:", "  mien undeploy better", "  mien undeploy io.mien.aligner.opencv"})
final class Undeploy extends DeploymentVerb {
    @Parameters(
            paramLabel = "NAME",
            description = "A bundle's symbolic name, or the name of a stage or model; NAME/VERSION where several are"
                    + " there.")
    private String bundle;

    @Option(names = "--force", description = "Also where nothing is left to do its work.")
    private boolean force;

    Undeploy(CommandContext bench) {
        super(bench);
    }

    @Override
    boolean isOfList() {
        return true;
    }

    @Override
    Generation change(Deployment deployment, DeploymentListener listener) throws MienException {
        return deployment.undeploy(bundle, force, listener);
    }
}
