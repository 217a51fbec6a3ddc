package io.mien.command.verb;

import io.mien.MienException;
import io.mien.boot.socket.NotOwnerException;
import io.mien.command.call.Boot;
import io.mien.command.call.CommandCall;
import io.mien.command.call.RunAloneException;
import io.mien.command.call.ServeSettings;
import io.mien.command.check.ProductCheck;
import io.mien.command.data.DataFolderException;
import io.mien.command.framework.Services;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.ServingProduct;
import io.mien.control.server.ControlServer;
import io.mien.control.server.ControlSettings;
import io.mien.control.server.TakenCommand;
import io.mien.recognizer.GalleryAdmin;
import io.mien.session.OwnedDataFolder;
import io.mien.support.components.IdleComponent;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/** A product from the moment at which its stages serve to its end. */
final class ServeRun {
    /** The page, which a product has while it serves its data folder, configured or not. */
    private static final String CONSOLE = "io.mien.console";

    private static final Logger LOG = System.getLogger(ServeRun.class.getName());

    private final CommandContext bench;
    private final Path data;
    private final Map<String, Object> page;

    /**
     * @param data folder that this process owns
     * @param page configuration of the page, beside the product's
     */
    ServeRun(CommandContext bench, Path data, Map<String, Object> page) {
        this.bench = bench;
        this.data = data;
        this.page = page;
    }

    /**
     * Serves until the end is asked for and the commands that run then have ended.
     *
     * @param served called when it serves; ends with its exit code unless that is 0
     *
     * @return the exit code
     */
    int serve(IntSupplier served) throws MienException {
        int code = 0;
        CommandCall call = bench.call();
        PrintStream out = call.out();
        Path folder = real();
        Services.Offer owned = () -> {};
        try (ControlServer control = listen(folder, call)) {
            bench.product().serve(new ServingProduct(call, folder, control.socket(), Instant.now()));
            bench.configurations().apply(CONSOLE, page);
            // What waits for the folder starts with its configuration, not before it.
            bench.configurations().settle(bench.settings().patience());
            owned = bench.services()
                    .offer(OwnedDataFolder.class, new OwnedDataFolder(folder, call.home(), OwnedDataFolder.Use.SERVE));
            load();
            warn();
            // Nobody need read it: a product does not end because its output was closed.
            out.println("serving " + title() + ", data " + folder + ", control socket " + control.socket());
            out.flush();
            call.boot().settled().run();
            code = served.getAsInt();
            if (code == 0) {
                bench.product().awaitStop();
            }
        } finally {
            owned.close();
            bench.configurations().withdraw(CONSOLE);
            bench.product().end();
        }
        out.println("stopped");
        out.flush();
        return code;
    }

    /**
     * Loads the gallery before the first picture, which would wait for it; a swap before that picture would have no gallery
     * to serve with.
     */
    private void load() {
        try {
            bench.require(GalleryAdmin.class).load();
        } catch (MienException e) {
            LOG.log(Level.WARNING, "The gallery is not loaded before it is needed: {0}", e.getMessage());
        }
    }

    /** Warns of components that do not run: a product that lacks a part still serves, as far as it can. */
    private void warn() throws MienException {
        // What was configured a moment ago has not yet reached its components.
        bench.configurations().settle(bench.settings().patience());
        for (IdleComponent idle : new ProductCheck(
                        bench.services(),
                        bench.configurations(),
                        bench.settings().store())
                .idle()) {
            bench.call().err().println("mien: warning: " + idle);
        }
    }

    private ControlServer listen(Path folder, CommandCall template) throws DataFolderException {
        ServeSettings serve = bench.settings().serve();
        ControlSettings settings =
                new ControlSettings(serve.connections(), serve.request(), serve.stall(), serve.yield(), serve.drain());
        try {
            return ControlServer.open(folder, settings, command -> run(template, command));
        } catch (NotOwnerException e) {
            throw new DataFolderException(folder, "no control socket: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataFolderException(folder, "no control socket: " + IoReason.of(e), e);
        }
    }

    private OptionalInt run(CommandCall template, TakenCommand command) {
        int code = bench.commands()
                .applyAsInt(template.typed(
                        command.request().arguments(),
                        command.request().directory(),
                        command.in(),
                        command.out(),
                        command.err(),
                        command.request().terminal(),
                        command.ended()));
        return code == RunAloneException.EXIT_CODE ? OptionalInt.empty() : OptionalInt.of(code);
    }

    private String title() {
        Boot boot = bench.call().boot();
        String generation = boot.generation() == 0 ? "" : ", generation " + boot.generation();
        return boot.feature() + " " + bench.call().version() + generation;
    }

    private Path real() throws DataFolderException {
        try {
            return data.toRealPath();
        } catch (IOException e) {
            throw new DataFolderException(data, IoReason.of(e), e);
        }
    }
}
