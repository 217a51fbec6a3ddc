package io.mien.command;

import io.mien.MienException;
import io.mien.command.call.CommandCall;
import io.mien.command.call.CommandSettings;
import io.mien.command.call.ServeSettings;
import io.mien.command.data.DataFolders;
import io.mien.command.framework.AdminConfigurations;
import io.mien.command.framework.FrameworkConfigurations;
import io.mien.command.framework.FrameworkServices;
import io.mien.command.line.CommandLines;
import io.mien.command.line.VerbRegistry;
import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.CommandProcess;
import io.mien.command.runtime.ServingProduct;
import io.mien.command.verb.CommandVerbs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Receives commands from the launcher: a service of JDK types, found by {@code io.mien.command=main};
 * its property {@code io.mien.command.names} (String[]) says which commands exist: those of every {@link VerbSource}. One
 * command at a time configures the stages as it needs them; if a product runs, its stages serve all commands at the same
 * time.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.mien.command")
@Designate(ocd = CommandConfig.class)
public final class MienCommand implements ToIntFunction<Map<String, Object>> {
    private static final Logger LOG = System.getLogger(MienCommand.class.getName());

    /** Below the 5 s for which Declarative Services lets others wait. */
    private static final Duration END = Duration.ofSeconds(4);

    private final BundleContext context;
    private final FrameworkConfigurations configurations;
    private final CommandSettings settings;
    private final DataFolders folders = new DataFolders();
    private final CommandProcess product = new CommandProcess();
    private final VerbRegistry verbs;

    @Activate
    public MienCommand(BundleContext context, @Reference ConfigurationAdmin admin, CommandConfig configuration) {
        this.context = context;
        this.settings = settings(configuration, Runtime.getRuntime().availableProcessors());
        this.configurations = new AdminConfigurations(admin, context);
        this.verbs = new VerbRegistry(context, new CommandVerbs());
        verbs.offer(ToIntFunction.class, this, Map.of("io.mien.command", "main"));
    }

    /** The launcher ends a product before it stops the bundles; this is for who stops this bundle alone. */
    @Deactivate
    void stop() {
        verbs.close();
        try {
            product.stop();
            product.awaitEnd(END);
        } catch (MienException e) {
            LOG.log(Level.WARNING, "Stopped in the middle of a command: {0}", e.getMessage());
        }
    }

    private static CommandSettings settings(CommandConfig configuration, int processors) {
        int workers = configuration.workers() > 0 ? configuration.workers() : processors;
        return new CommandSettings(
                Duration.ofMillis(configuration.wait_millis()),
                Duration.ofMillis(configuration.opening_millis()),
                Duration.ofMillis(configuration.settle_millis()),
                workers,
                workers * configuration.ahead(),
                configuration.quality(),
                configuration.store(),
                configuration.sheet_faces(),
                (long) configuration.room_mebibytes() << 20,
                new ServeSettings(
                        configuration.connections(),
                        Duration.ofMillis(configuration.request_millis()),
                        Duration.ofMillis(configuration.stall_millis()),
                        Duration.ofMillis(configuration.yield_millis()),
                        Duration.ofMillis(configuration.drain_millis()),
                        configuration.threads(),
                        Duration.ofMillis(configuration.deadline_millis())));
    }

    /**
     * Runs a command.
     *
     * @param map see {@link CommandCall#of}
     * @return the exit code: 0 all done; 1 something failed, the rest was done; 2 wrong use; -1 nothing was done, because
     *     the command is to be run in a process of its own
     */
    @Override
    public int applyAsInt(Map<String, Object> map) {
        return run(CommandCall.of(completed(map)));
    }

    /** A caller inside a running product need not say where the command comes from. */
    private Map<String, Object> completed(Map<String, Object> map) {
        Map<String, Object> completed = new HashMap<>(map);
        product.serving().map(ServingProduct::call).ifPresent(call -> {
            completed.putIfAbsent("home", call.home());
            completed.putIfAbsent("version", call.version());
        });
        return completed;
    }

    private int run(CommandCall call) {
        try (FrameworkServices services = new FrameworkServices(context)) {
            return CommandLines.run(
                    verbs.sources(),
                    new CommandContext(call, settings, services, configurations, folders, product, this::run));
        }
    }
}
