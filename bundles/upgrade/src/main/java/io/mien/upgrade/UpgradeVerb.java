package io.mien.upgrade;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.JsonOption;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageChoice;
import io.mien.command.runtime.StageSession;
import io.mien.deploy.Deployment;
import io.mien.support.data.TemporaryFolder;
import io.mien.support.download.DownloadPolicy;
import io.mien.support.files.ScratchFolder;
import io.mien.upgrade.fetch.FetchSources;
import io.mien.upgrade.plan.ReleaseComparison;
import io.mien.upgrade.plan.TrustedRelease;
import io.mien.upgrade.plan.UpgradePlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien upgrade}. */
@Command(
        name = "upgrade",
        description = {
            "Take a running product to another signed release.",
            "Its signatures, product, platform and sequence are verified. The files that differ are fetched, checked, and"
                    + " put in the place of the old ones as one step: all of them serve in the end, or none. A release"
                    + " that also changes files which are read at the start is refused, and names them."
        },
        footer = {
            "",
            "Examples:",
            "  mien upgrade /media/usb/gate-1.4 --dry-run",
            "  mien upgrade release.json --from /media/usb/gate-1.4 --root vendor.json",
            "  mien upgrade https://updates.example.com/gate/release.json"
        })
final class UpgradeVerb extends Verb {
    /** Fewest bytes in the time that a stream may be silent. */
    private static final long SLOWEST = 3000;

    @Parameters(
            paramLabel = "RELEASE",
            description = "The signed release.json, a folder that has it, or an https URL of either.")
    private String release;

    @Option(
            names = "--from",
            paramLabel = "DIR|URL",
            description = "Where its files are, laid out as in the product; beside RELEASE unless given. If it is given"
                    + " several times, each place is asked after those before it.")
    private List<String> from = new ArrayList<>();

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root whose keys count, if the installation has none of its own.")
    private Path root;

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dryRun;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "Longest time without a byte; 30 unless given.")
    private long patience = DownloadPolicy.DEFAULT.patience().toSeconds();

    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 1)
    private DataOptions data = new DataOptions();

    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 2)
    private JsonOption json = new JsonOption();

    UpgradeVerb(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        if (patience < 1) {
            throw misuse("--patience is at least 1");
        }
        if (bench().product().serving().isEmpty()) {
            throw new UsageException("no Mien runs on " + data.folder() + " that could be upgraded; start 'mien run'");
        }
        Output output = new Output(bench().call(), json.isAsked());
        Optional<StageChoice> any = Optional.of(new StageChoice(List.of(), Map.of()));
        SessionRequest request =
                new SessionRequest(name(), data.folder(), true, any, Set.of(), 0, Duration.ZERO, false);
        try (StageSession session = StageSession.open(bench(), request);
                ScratchFolder scratch = TemporaryFolder.create()) {
            return upgrade(scratch.path(), output);
        } catch (UsageException e) {
            throw e;
        } catch (MienException e) {
            if (!output.isJson()) {
                throw e;
            }
            output.json(j -> j.writeStringField("error", e.getMessage()));
            return FAILED;
        }
    }

    private int upgrade(Path scratch, Output output) throws MienException {
        DownloadPolicy policy = DownloadPolicy.DEFAULT
                .with(DownloadPolicy.DEFAULT.attempts(), Duration.ofSeconds(patience))
                .guarded(SLOWEST);
        FetchSources sources = new FetchSources(policy, bench().call()::resolve);
        for (String place : from) {
            sources.add(place);
        }
        Path file = sources.release(release, scratch, from.isEmpty());
        Path home = bench().call().home();
        TrustedRelease trusted = TrustedRelease.verify(file, home, data.folder(), Optional.ofNullable(root));
        if (trusted.expired()) {
            output.problem(trusted.release() + " has expired on "
                    + trusted.release().expires() + ": ask its vendor for a later one");
        }
        Deployment deployment = bench().require(Deployment.class);
        UpgradePlan plan = new ReleaseComparison(home, deployment.current().bundles()).with(trusted.release());
        if (dryRun) {
            new PlanReport(output).print(plan);
        } else {
            new UpgradeRun(bench(), data.folder(), output, deployment).run(trusted, plan, sources);
        }
        return DONE;
    }
}
