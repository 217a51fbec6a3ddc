package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.command.check.ProductCheck;
import io.mien.command.data.DataFolderOwnedException;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien run}. */
@Command(
        name = "run",
        description = {
            "Keep a product running, until 'mien stop', Ctrl-C or a signal ends it.",
            "It owns the data folder: every other command on it is done by the running Mien, with the gallery and the"
                    + " models that it has open."
        },
        footer = {"", "Examples:", "  mien run", "  mien run --data /srv/door plain", "  mien run my-product.json"})
final class Run extends StageVerb {
    /** Read by the launcher, which has started it when this command begins. */
    @Parameters(
            arity = "0..1",
            paramLabel = "FEATURE",
            description = "The product: a name, or the path of its .json file; 'desk' unless given.")
    private String feature;

    Run(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        if (bench().product().serving().isPresent()) {
            throw new UsageException("this Mien runs a product already");
        }
        // Before anything is waited for: a mistyped name is often why it would not come.
        ProductCheck product = new ProductCheck(
                bench().services(), bench().configurations(), settings().store());
        for (String misnamed : product.misnamed()) {
            bench().call().err().println("mien: warning: " + misnamed);
        }
        product.idleStores().forEach(store -> bench().call().err().println("mien: warning: " + store));
        SessionRequest request = new SessionRequest(
                name(),
                data(),
                true,
                Optional.of(choice()),
                Set.of(),
                settings().serve().threads(),
                settings().serve().deadline(),
                false);
        try (StageSession session = StageSession.open(bench(), request)) {
            new ServeRun(bench(), data()).serve();
            return DONE;
        } catch (DataFolderOwnedException | UsageException e) {
            bench().call().boot().settled().run();
            throw e;
        }
    }
}
