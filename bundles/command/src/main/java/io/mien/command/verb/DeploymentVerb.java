package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.command.data.DataFolder;
import io.mien.command.framework.Services;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.JsonOption;
import io.mien.command.output.Output;
import io.mien.command.output.StepLines;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageChoice;
import io.mien.command.runtime.StageSession;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import io.mien.session.OwnedDataFolder;
import io.mien.session.OwnedDataFolder.Use;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;

/**
 * A command that changes what is installed: in the Mien that runs, else on the data folder. If the change has to be proved, the
 * stages are started for as long as that takes.
 */
abstract class DeploymentVerb extends Verb {
    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 1)
    private DataOptions data = new DataOptions();

    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 2)
    private JsonOption json = new JsonOption();

    DeploymentVerb(CommandContext bench) {
        super(bench);
    }

    /** Changes it. */
    abstract Generation change(Deployment deployment, DeploymentListener listener) throws MienException;

    /** Refuses what cannot be done, before anything is started. */
    void requirePossible() throws UsageException {}

    /** Whether it changes only the list if no Mien runs: it is the way back from bundles that do not start. */
    boolean isOfList() {
        return false;
    }

    @Override
    public final Integer call() throws MienException {
        requirePossible();
        if (isOfList() && bench().product().serving().isEmpty()) {
            try (DataFolder owned = bench().folders().own(data.folder(), name())) {
                return changeAlone();
            }
        }
        Optional<StageChoice> any = Optional.of(new StageChoice(List.of(), Map.of()));
        SessionRequest request =
                new SessionRequest(name(), data.folder(), true, any, Set.of(), 0, Duration.ZERO, false);
        try (StageSession session = StageSession.open(bench(), request)) {
            return bench().product().serving().isPresent() ? change() : changeAlone();
        }
    }

    private int changeAlone() throws MienException {
        OwnedDataFolder owned =
                new OwnedDataFolder(data.folder(), bench().call().home(), isOfList() ? Use.LIST : Use.CHANGE);
        try (Services.Offer offered = bench().services().offer(OwnedDataFolder.class, owned)) {
            return change();
        }
    }

    private int change() throws MienException {
        Output output = new Output(bench().call(), json.isAsked());
        StepLines steps =
                new StepLines(output, bench().call().err(), bench().call().terminal(), bench().product()::isStopping);
        try {
            Generation generation = change(bench().require(Deployment.class), steps);
            if (output.isJson()) {
                output.json(j -> {
                    j.writeNumberField("generation", generation.number());
                    j.writeStringField("why", generation.why());
                });
            } else {
                output.completed("generation " + generation.number() + ": " + generation.why());
            }
            return DONE;
        } catch (MienException e) {
            if (!output.isJson()) {
                throw e;
            }
            output.json(j -> j.writeStringField("error", e.getMessage()));
            return FAILED;
        }
    }
}
