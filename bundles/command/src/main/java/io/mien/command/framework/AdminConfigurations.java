package io.mien.command.framework;

import io.mien.MienException;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/**
 * Configurations kept by Config Admin. What the product says of a component, in its feature or in {@code conf}, is there before
 * anything is applied; it is remembered, so that it outlasts what commands put beside it. Thread-safe.
 */
public final class AdminConfigurations implements FrameworkConfigurations {
    /** Belongs to no component: a change of it is only an event behind all earlier ones. */
    private static final String MARKER = "io.mien.command.marker";

    private final ConfigurationAdmin admin;
    private final BundleContext context;
    private final Map<String, Map<String, Object>> products = new ConcurrentHashMap<>();

    /** @param context of the bundle that configures */
    public AdminConfigurations(ConfigurationAdmin admin, BundleContext context) {
        this.admin = admin;
        this.context = context;
    }

    @Override
    public Map<String, Object> product(String pid) throws MienException {
        for (Configuration configuration : list(pid)) {
            Dictionary<String, Object> present = configuration.getProperties();
            if (present != null && present.get(ConfigurationStamp.KEY) == null) {
                products.put(pid, own(present));
            }
        }
        return products.getOrDefault(pid, Map.of());
    }

    /** Without what Config Admin adds itself. */
    private static Map<String, Object> own(Dictionary<String, Object> present) {
        Map<String, Object> own = new HashMap<>();
        for (String key : Collections.list(present.keys())) {
            if (!key.equals(Constants.SERVICE_PID)) {
                own.put(key, present.get(key));
            }
        }
        return Map.copyOf(own);
    }

    @Override
    public Set<String> pids() throws MienException {
        Set<String> pids = new TreeSet<>();
        for (Configuration configuration : listed(null, "read the configurations")) {
            pids.add(configuration.getFactoryPid() == null ? configuration.getPid() : configuration.getFactoryPid());
        }
        pids.remove(MARKER);
        return pids;
    }

    @Override
    public ConfigurationStamp apply(String pid, Map<String, Object> values) throws MienException {
        Map<String, Object> merged = new HashMap<>(product(pid));
        merged.putAll(values);
        ConfigurationStamp stamp = ConfigurationStamp.of(merged);
        merged.put(ConfigurationStamp.KEY, stamp.value());
        try {
            // "?": bound to no bundle, the component that it is meant for belongs to another one.
            admin.getConfiguration(pid, "?").updateIfDifferent(new Hashtable<>(merged));
            return stamp;
        } catch (IOException e) {
            throw new MienException("cannot configure " + pid + ": " + IoReason.of(e), e);
        }
    }

    /** Config Admin tells its listeners, of which Declarative Services is one, of one change after another. */
    @Override
    public boolean settle(Duration patience) throws MienException {
        CountDownLatch told = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getPid().equals(MARKER)) {
                told.countDown();
            }
        };
        ServiceRegistration<?> registration = context.registerService(ConfigurationListener.class, listener, null);
        try {
            admin.getConfiguration(MARKER, "?").update(new Hashtable<>(Map.of("time", System.nanoTime())));
            return told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new MienException("cannot configure " + MARKER + ": " + IoReason.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            registration.unregister();
        }
    }

    @Override
    public boolean withdraw(String pid) throws MienException {
        product(pid);
        List<Configuration> found = list(pid);
        try {
            for (Configuration configuration : found) {
                configuration.delete();
            }
            return !found.isEmpty();
        } catch (IOException e) {
            throw new MienException("cannot take the configuration of " + pid + " away: " + IoReason.of(e), e);
        }
    }

    private List<Configuration> list(String pid) throws MienException {
        return listed("(" + Constants.SERVICE_PID + "=" + pid + ")", "configure " + pid);
    }

    /**
     * @param filter of their properties; null for all
     * @param purpose what the list is for; the message names it if the call fails
     */
    private List<Configuration> listed(String filter, String purpose) throws MienException {
        try {
            Configuration[] found = admin.listConfigurations(filter);
            return found == null ? List.of() : List.of(found);
        } catch (IOException e) {
            throw new MienException("cannot " + purpose + ": " + IoReason.of(e), e);
        } catch (InvalidSyntaxException e) {
            // A PID: nothing in it needs escaping.
            throw new IllegalStateException(filter, e);
        }
    }
}
