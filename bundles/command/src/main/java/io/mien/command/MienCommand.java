package io.mien.command;

import io.mien.command.call.Call;
import io.mien.command.call.Settings;
import io.mien.command.data.DataFolders;
import io.mien.command.runtime.AdminConfigurations;
import io.mien.command.runtime.Configurations;
import io.mien.command.runtime.FrameworkServices;
import io.mien.command.runtime.Workbench;
import io.mien.command.verb.CommandLines;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The door through which the launcher hands a command over: a service of JDK types, found by {@code io.mien.command=main}.
 * One command runs at a time, because each configures the stages as it needs them.
 */
@Component(
        service = ToIntFunction.class,
        immediate = true,
        property = "io.mien.command=main",
        configurationPid = "io.mien.command")
@Designate(ocd = CommandConfiguration.class)
public final class MienCommand implements ToIntFunction<Map<String, Object>> {
    private final BundleContext context;
    private final Configurations configurations;
    private final Settings settings;
    private final DataFolders folders = new DataFolders();

    /** Made by Declarative Services. */
    @Activate
    public MienCommand(BundleContext context, @Reference ConfigurationAdmin admin, CommandConfiguration configuration) {
        this.context = context;
        this.configurations = new AdminConfigurations(admin, context);
        this.settings = settings(configuration, Runtime.getRuntime().availableProcessors());
    }

    private static Settings settings(CommandConfiguration configuration, int processors) {
        int workers = configuration.workers() > 0 ? configuration.workers() : processors;
        return new Settings(
                Duration.ofMillis(configuration.wait_millis()),
                Duration.ofMillis(configuration.opening_millis()),
                Duration.ofMillis(configuration.settle_millis()),
                workers,
                workers * configuration.ahead(),
                configuration.keep_chips(),
                configuration.quality());
    }

    /**
     * Runs a command.
     *
     * @param map see {@link Call#of}
     * @return the exit code: 0 all done; 1 something failed, the rest was done; 2 wrong use
     */
    @Override
    public synchronized int applyAsInt(Map<String, Object> map) {
        Call call = Call.of(map);
        try (FrameworkServices services = new FrameworkServices(context)) {
            return CommandLines.run(new Workbench(call, settings, services, configurations, folders));
        }
    }
}
