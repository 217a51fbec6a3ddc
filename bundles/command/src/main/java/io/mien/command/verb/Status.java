package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.RunAloneException;
import io.mien.command.check.ProductCheck;
import io.mien.command.data.DataFolderOwnedException;
import io.mien.command.option.JsonOption;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.RunningState;
import io.mien.command.runtime.ServingProduct;
import io.mien.command.runtime.ServingStore;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageChoice;
import io.mien.command.runtime.StageSession;
import io.mien.command.runtime.StoreDiagnosis;
import io.mien.deploy.Deployment;
import io.mien.recognizer.StageStatus;
import io.mien.store.FaceStore;
import io.mien.store.Person;
import io.mien.track.LiveSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code mien status}. */
@Command(
        name = "status",
        description = "Say what is installed, what serves, and what the gallery holds.",
        footer = {"", "Examples:", "  mien status", "  mien status --json --data /srv/door"})
final class Status extends StageVerb {
    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 5)
    private JsonOption json = new JsonOption();

    Status(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        StageChoice choice = choice();
        StatusReport report = new StatusReport(bench().call(), data());
        Output output = new Output(bench().call(), json.isAsked());
        Optional<ServingProduct> serving = bench().product().serving();
        try {
            if (serving.isPresent()) {
                report(report, choice, serving.get());
            } else {
                report(report, choice, true);
            }
        } catch (DataFolderOwnedException e) {
            // Somebody works with the gallery, which is a state like another.
            report.gallery(e.getMessage());
            report(report, choice, false);
        } catch (RunAloneException e) {
            throw e;
        } catch (MienException e) {
            report.failed(e.getMessage());
            report(report, choice, false);
        }
        report.print(output);
        return report.hasFailed() ? FAILED : DONE;
    }

    /** Waits for nothing: what is not there now is a part of the answer. */
    private void report(StatusReport report, StageChoice choice, ServingProduct serving) throws MienException {
        report.running(RunningState.of(bench(), serving));
        Optional<Deployment> deployment = now(Deployment.class);
        if (deployment.isPresent()) {
            report.refusals(deployment.get().refusals());
        }
        report(report, choice, false);
        report.sources(bench().services().all(LiveSource.class));
        report.idle(new ProductCheck(
                        bench().services(), bench().configurations(), settings().store())
                .idle());
        Optional<FaceStore> store = new ServingStore(bench().services()).find();
        if (store.isPresent()) {
            report.gallery(store.get().gallery(), store.get().people());
            report.remaining(new Remainder(bench()).find());
        } else {
            report.failed(new StoreDiagnosis(bench()).reason().orElse("the store is not there now"));
        }
    }

    private <T> Optional<T> now(Class<T> type) {
        return bench().services().await(type, Duration.ZERO);
    }

    private void report(StatusReport report, StageChoice choice, boolean gallery) throws MienException {
        SessionRequest request =
                new SessionRequest(name(), data(), gallery, Optional.of(choice), Set.of(), 0, Duration.ZERO, true);
        try (StageSession session = StageSession.open(bench(), request)) {
            if (gallery) {
                List<Person> people = session.store().people();
                report.gallery(session.store().gallery(), people);
                report.remaining(new Remainder(bench()).find());
            }
            // The list is settled: the stages of the models are registered.
            report.models(session.models().list());
            report.stages(session.recognizer().stages().stream()
                    .filter(StageStatus::present)
                    .toList());
            if (report.running().isPresent()) {
                report.galleries(session.recognizer().galleries());
            }
        }
    }
}
