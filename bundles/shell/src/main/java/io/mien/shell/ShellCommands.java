package io.mien.shell;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers every command of {@code mien} to the shell; created again when the commands are replaced. */
@Component(
        immediate = true,
        service = {})
public final class ShellCommands {
    static final String SCOPE = "mien";

    /** A product runs already, and the shell is open already. */
    private static final Set<String> LEFT_OUT = Set.of("run", "live", "shell");

    private static final String NAMES = "io.mien.command.names";

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    /**
     * Made by Declarative Services.
     *
     * @param mien what runs a command
     * @param properties of that service, among them the commands' names
     */
    @Activate
    public ShellCommands(
            BundleContext context,
            @Reference(target = "(io.mien.command=main)") ToIntFunction<Map<String, Object>> mien,
            @Reference(target = "(io.mien.command=main)", service = ToIntFunction.class)
                    Map<String, Object> properties) {
        for (String name : names(properties)) {
            Map<String, Object> named =
                    Map.of(CommandProcessor.COMMAND_SCOPE, SCOPE, CommandProcessor.COMMAND_FUNCTION, name);
            registrations.add(
                    context.registerService(Function.class, new MienFunction(name, mien), new Hashtable<>(named)));
        }
    }

    static List<String> names(Map<String, Object> properties) {
        return properties.get(NAMES) instanceof String[] names
                ? List.of(names).stream().filter(n -> !LEFT_OUT.contains(n)).toList()
                : List.of();
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
