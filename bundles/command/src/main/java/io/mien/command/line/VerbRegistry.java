package io.mien.command.line;

import io.mien.command.runtime.CommandContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** The sources of commands: that of the command line itself, then the registered ones as they come. Thread-safe. */
public final class VerbRegistry implements ServiceTrackerCustomizer<VerbSource, VerbSource>, AutoCloseable {
    private static final String NAMES = "io.mien.command.names";

    private static final Logger LOG = System.getLogger(VerbRegistry.class.getName());

    private final BundleContext context;
    private final List<VerbSource> sources = new CopyOnWriteArrayList<>();
    private final ServiceTracker<VerbSource, VerbSource> tracker;
    private volatile Optional<ServiceRegistration<?>> service = Optional.empty();

    /** A registered source with the names that it stated when it came. */
    private record Registered(VerbSource source, List<String> names) implements VerbSource {
        @Override
        public Object command(String name, CommandContext bench) {
            return source.command(name, bench);
        }
    }

    /**
     * @param context of the bundle that has the command line
     * @param own its commands, whose names no other source takes
     */
    public VerbRegistry(BundleContext context, VerbSource own) {
        this.context = context;
        sources.add(own);
        this.tracker = new ServiceTracker<>(context, VerbSource.class, this);
    }

    /**
     * Registers the service that runs the commands. As long as it is registered, its property {@code io.mien.command.names}
     * (String[]) says what may be typed first.
     *
     * @param properties besides that one
     */
    public <T> void offer(Class<T> type, T main, Map<String, ?> properties) {
        tracker.open();
        int known = sources.size();
        service = Optional.of(context.registerService(type, main, named(properties)));
        if (sources.size() != known) {
            announce();
        }
    }

    /** Takes the service back. */
    @Override
    public void close() {
        service.ifPresent(ServiceRegistration::unregister);
        service = Optional.empty();
        tracker.close();
    }

    /** The sources of this moment. */
    public List<VerbSource> sources() {
        return List.copyOf(sources);
    }

    private Hashtable<String, Object> named(Map<String, ?> properties) {
        Hashtable<String, Object> named = new Hashtable<>(properties);
        named.put(NAMES, new CommandTree(sources).names().toArray(String[]::new));
        return named;
    }

    /** Other components look at the names only when they start; what comes later can be typed all the same. */
    private void announce() {
        service.ifPresent(registration -> {
            Map<String, Object> properties = new HashMap<>();
            for (String key : registration.getReference().getPropertyKeys()) {
                properties.put(key, registration.getReference().getProperty(key));
            }
            registration.setProperties(named(properties));
        });
    }

    @Override
    public VerbSource addingService(ServiceReference<VerbSource> reference) {
        try {
            VerbSource source = context.getService(reference);
            if (source == null) {
                return null;
            }
            Registered registered = new Registered(source, List.copyOf(source.names()));
            sources.add(registered);
            announce();
            return registered;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "Commands are left out, those of " + reference, e);
            context.ungetService(reference);
            return null;
        }
    }

    @Override
    public void modifiedService(ServiceReference<VerbSource> reference, VerbSource source) {
        // Its properties say nothing.
    }

    @Override
    public void removedService(ServiceReference<VerbSource> reference, VerbSource source) {
        sources.remove(source);
        announce();
        context.ungetService(reference);
    }
}
