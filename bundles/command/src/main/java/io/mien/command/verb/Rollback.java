package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.runtime.CommandContext;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien rollback}. */
@Command(
        name = "rollback",
        description = "Go back to what was installed before the last change.",
        footer = {"", "Examples:", "  mien rollback", "  mien rollback detector"})
final class Rollback extends DeploymentVerb {
    @Parameters(
            arity = "0..1",
            paramLabel = "STAGE",
            description = "Only this: detector, aligner, extractor, matcher or store, as before its own last change.")
    private String stage;

    Rollback(CommandContext bench) {
        super(bench);
    }

    @Override
    boolean isOfList() {
        return true;
    }

    @Override
    Generation change(Deployment deployment, DeploymentListener listener) throws MienException {
        return deployment.rollback(kind(), listener);
    }

    private Optional<StageKind> kind() {
        if (stage == null) {
            return Optional.empty();
        }
        Optional<StageKind> kind = Arrays.stream(StageKind.values())
                .filter(k -> k.word().equals(stage))
                .findFirst();
        if (kind.isEmpty()) {
            throw misuse("'" + stage + "' is not a stage: detector, aligner, extractor, matcher or store");
        }
        return kind;
    }
}
