package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.runtime.CommandContext;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien use}. */
@Command(
        name = "use",
        description = "Put a stage or a model first, whatever its rank; also one that was rolled back.",
        footer = {
            "",
            "Examples:",
            "  mien use yunet",
            "  mien use mien_feature/1.0.0",
            "  mien use aligner:plain",
            "  mien use aligner:        go by rank again"
        })
final class Use extends DeploymentVerb {
    @Parameters(
            paramLabel = "NAME",
            description = "[STAGE:]NAME[/VERSION], as 'mien status' and 'mien model list' call it; STAGE: alone goes by"
                    + " rank again.")
    private String stage;

    Use(CommandContext bench) {
        super(bench);
    }

    @Override
    Generation change(Deployment deployment, DeploymentListener listener) throws MienException {
        return deployment.use(stage, listener);
    }
}
