package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.command.data.IoReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/** Configurations kept by Config Admin. */
public final class AdminConfigurations implements Configurations {
    /** Belongs to no component: a change of it is only an event behind all earlier ones. */
    private static final String MARKER = "io.mien.command.marker";

    private final ConfigurationAdmin admin;
    private final BundleContext context;

    /** @param context of the bundle that configures */
    public AdminConfigurations(ConfigurationAdmin admin, BundleContext context) {
        this.admin = admin;
        this.context = context;
    }

    @Override
    public Stamp apply(String pid, Map<String, Object> values) throws MienException {
        Stamp stamp = Stamp.of(values);
        Hashtable<String, Object> dictionary = new Hashtable<>(values);
        dictionary.put(Stamp.KEY, stamp.value());
        try {
            // "?": bound to no bundle, the component that it is meant for belongs to another one.
            admin.getConfiguration(pid, "?").updateIfDifferent(dictionary);
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
        try {
            Configuration[] found = admin.listConfigurations("(" + Constants.SERVICE_PID + "=" + pid + ")");
            if (found == null) {
                return false;
            }
            for (Configuration configuration : found) {
                configuration.delete();
            }
            return true;
        } catch (IOException | InvalidSyntaxException e) {
            throw new MienException("cannot take the configuration of " + pid + " away: " + e.getMessage(), e);
        }
    }
}
