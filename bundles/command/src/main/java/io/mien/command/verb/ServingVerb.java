package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.command.check.ProductCheck;
import io.mien.command.data.DataFolderOwnedException;
import io.mien.command.framework.Services;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command that keeps a product running. */
abstract class ServingVerb extends StageVerb {
    ServingVerb(CommandContext bench) {
        super(bench);
    }

    /**
     * Says what the product does, before any of it begins.
     *
     * @return closed after its end
     */
    Services.Offer ask() throws MienException {
        return () -> {};
    }

    /** The configuration of the page, beside the product's own configuration. */
    Map<String, Object> page() {
        return Map.of();
    }

    /**
     * Called once the product serves.
     *
     * @return the exit code to end with, or {@link #DONE} to keep serving
     */
    int served() {
        return DONE;
    }

    @Override
    public final Integer call() throws MienException {
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
        try (Services.Offer asked = ask();
                StageSession session = StageSession.open(bench(), request)) {
            return new ServeRun(bench(), data(), page()).serve(this::served);
        } catch (DataFolderOwnedException | UsageException e) {
            bench().call().boot().settled().run();
            throw e;
        }
    }
}
