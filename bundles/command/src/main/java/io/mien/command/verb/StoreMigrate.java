package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.ProgressBar;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentListener;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien store migrate}. */
@Command(
        name = "migrate",
        description = {
            "Move the whole gallery of a running Mien into another store.",
            "Copies everything, proves the copy, then lets the other store serve; nothing in the old one is deleted.",
            "If anything fails, the old store continues to serve, and the next call resumes the copy."
        })
final class StoreMigrate extends GalleryVerb {
    private static final int STEPS = 100;

    @Parameters(paramLabel = "NAME", description = "The other store: NAME or NAME/VERSION. It is empty.")
    private String store;

    StoreMigrate(CommandContext bench) {
        super(bench);
    }

    @Override
    int call(StageSession session) throws MienException {
        if (bench().product().serving().isEmpty()) {
            throw new MienException("a gallery is moved while Mien runs: start 'mien run' first");
        }
        Output output = new Output(bench().call(), false);
        int moved;
        try (ProgressBar progress = output.progress(STEPS)) {
            int[] shown = new int[1];
            moved = session.galleries().migrate(store, this::use, done -> {
                if (done < 1) {
                    output.checkpoint();
                }
                for (; shown[0] < (int) (done * STEPS); shown[0]++) {
                    progress.step();
                }
            });
        } catch (CancellationException e) {
            throw output.interrupted("the old store serves; the next call continues with what was copied");
        }
        output.completed("moved " + FaceText.count(moved, "face", "faces") + " to " + store);
        return DONE;
    }

    /** Written down, so that the next start has it too. */
    private void use(StageId to) throws MienException {
        bench().require(Deployment.class)
                .use(StageKind.STORE.word() + ":" + to.name() + "/" + to.version(), DeploymentListener.NONE);
    }
}
