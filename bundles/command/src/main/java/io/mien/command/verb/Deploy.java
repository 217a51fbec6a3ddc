package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.command.runtime.CommandContext;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien deploy}. */
@Command(
        name = "deploy",
        description = {
            "Install bundles or model bundles, and see them serve.",
            "A newer version takes the place of an older one once it serves. A refused deployment changes nothing."
        },
        footer = {"", "Examples:", "  mien deploy better-1.1.0.jar", "  mien deploy decoder.jar model.jar"})
final class Deploy extends DeploymentVerb {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A jar; what belongs together is deployed together.")
    private List<Path> files = List.of();

    @Option(
            names = "--code",
            description = "Also a bundle that describes a model and holds code; it can do whatever you can.")
    private boolean code;

    @Option(
            names = "--until-proven",
            description = "End when the probation is passed or failed, not when the newcomer serves. Needs 'mien run'.")
    private boolean untilProven;

    Deploy(CommandContext bench) {
        super(bench);
    }

    @Override
    void requirePossible() throws UsageException {
        if (untilProven && bench().product().serving().isEmpty()) {
            throw new UsageException(
                    "--until-proven: no Mien runs that could prove it on its frames; start 'mien run'");
        }
    }

    @Override
    Generation change(Deployment deployment, DeploymentListener listener) throws MienException {
        return deployment.deploy(files, DeployOptions.defaults().code(code).untilProven(untilProven), listener);
    }
}
