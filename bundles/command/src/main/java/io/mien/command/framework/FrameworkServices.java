package io.mien.command.framework;

import io.mien.MienException;
import io.mien.boot.locked.LockedRelease;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** The services of a framework; what it handed out is given back by {@link #close}. */
public final class FrameworkServices implements Services, AutoCloseable {
    private static final Logger LOG = System.getLogger(FrameworkServices.class.getName());
    private static final String MANAGED_SERVICE = "org.osgi.service.cm.ManagedService";

    private final BundleContext context;
    private final Map<String, ServiceTracker<?, ?>> trackers = new HashMap<>();
    private final Deque<Bundle> lent = new ArrayDeque<>();

    /** @param context of the bundle that uses the services */
    public FrameworkServices(BundleContext context) {
        this.context = context;
    }

    @Override
    public <T> Optional<T> await(Class<T> type, Duration wait) {
        return await(filter(type), wait).map(type::cast);
    }

    @Override
    public <T> List<T> all(Class<T> type) {
        ServiceTracker<?, ?> tracker = trackers.computeIfAbsent(filter(type), this::track);
        return Stream.ofNullable(tracker.getServices())
                .flatMap(Stream::of)
                .map(type::cast)
                .toList();
    }

    /** The property says what it takes. */
    @Override
    @SuppressWarnings("unchecked")
    public Optional<ToIntFunction<Map<String, Object>>> command(String name) {
        String filter = "(&(" + Constants.OBJECTCLASS + "=" + ToIntFunction.class.getName() + ")(io.mien.command="
                + name + "))";
        return await(filter, Duration.ZERO).map(s -> (ToIntFunction<Map<String, Object>>) s);
    }

    @Override
    public <T> Offer follow(Class<T> type, Consumer<T> later) {
        AtomicBoolean begun = new AtomicBoolean();
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null) {
            @Override
            public T addingService(ServiceReference<T> reference) {
                T service = super.addingService(reference);
                if (service != null && begun.get()) {
                    later.accept(service);
                }
                return service;
            }
        };
        tracker.open();
        begun.set(true);
        return tracker::close;
    }

    @Override
    public <T> Offer offer(Class<T> type, T service, Map<String, Object> properties) {
        ServiceRegistration<T> registration =
                context.registerService(type, service, FrameworkUtil.asDictionary(properties));
        return () -> {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "The framework was faster: it withdraws the services of a bundle that stops", e);
            }
        };
    }

    @Override
    public Set<String> managedPids() {
        Set<String> pids = new TreeSet<>();
        for (String type : List.of(MANAGED_SERVICE, MANAGED_SERVICE + "Factory")) {
            ServiceTracker<?, ?> tracker =
                    trackers.computeIfAbsent("(" + Constants.OBJECTCLASS + "=" + type + ")", this::track);
            for (ServiceReference<?> reference : Stream.ofNullable(tracker.getServiceReferences())
                    .flatMap(Stream::of)
                    .toList()) {
                pids.addAll(strings(reference.getProperty(Constants.SERVICE_PID)));
            }
        }
        return pids;
    }

    /** A property that may be a text, an array of texts or a collection of them. */
    private static List<String> strings(Object property) {
        if (property instanceof String[] several) {
            return List.of(several);
        }
        return property instanceof Collection<?> several
                ? several.stream().map(Object::toString).toList()
                : Stream.ofNullable(property).map(Object::toString).toList();
    }

    @Override
    public void lend(Path jar) throws MienException {
        Optional<LockedRelease> locked = LockedRelease.of(context::getProperty);
        if (locked.isPresent()) {
            throw new MienException(locked.get().refusal(jar));
        }
        try (InputStream in = Files.newInputStream(jar)) {
            Bundle bundle = context.installBundle("lent:" + jar.toUri(), in);
            if (!lent.contains(bundle)) {
                lent.push(bundle);
            }
            // Transient: a storage that another run uses must not start it.
            bundle.start(Bundle.START_TRANSIENT);
        } catch (IOException e) {
            throw new MienException(jar + ": cannot be read: " + IoReason.of(e), e);
        } catch (BundleException e) {
            throw new MienException(jar + ": it does not start as a bundle: " + e.getMessage(), e);
        }
    }

    private Optional<Object> await(String filter, Duration wait) {
        ServiceTracker<?, ?> tracker = trackers.computeIfAbsent(filter, this::track);
        try {
            // 0 would mean for ever.
            return Optional.ofNullable(tracker.waitForService(Math.max(1, wait.toMillis())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private ServiceTracker<?, ?> track(String text) {
        try {
            Filter filter = FrameworkUtil.createFilter(text);
            ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, filter, null);
            tracker.open();
            return tracker;
        } catch (InvalidSyntaxException e) {
            // Class names: nothing in them needs escaping.
            throw new IllegalStateException(text, e);
        }
    }

    private static String filter(Class<?> type) {
        return "(" + Constants.OBJECTCLASS + "=" + type.getName() + ")";
    }

    @Override
    public void close() {
        trackers.values().forEach(ServiceTracker::close);
        trackers.clear();
        while (!lent.isEmpty()) {
            Bundle bundle = lent.pop();
            try {
                bundle.uninstall();
            } catch (BundleException | IllegalStateException e) {
                // The process ends with its command, and the next start removes what is left in the storage.
                LOG.log(Level.DEBUG, "A lent bundle was not uninstalled: {0}", bundle);
            }
        }
    }
}
