package io.mien.swaptest;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/** The framework under test: services are waited for with a deadline, and never kept. */
final class Framework {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(10);

    /** Configuration of no component. */
    private static final String SETTLED = "io.mien.swaptest.settled";

    private final BundleContext context;
    private final ConfigurationAdmin admin;

    Framework(BundleContext context, ConfigurationAdmin admin) {
        this.context = context;
        this.admin = admin;
    }

    /** Sets one value of a configuration; the same again changes nothing. */
    void configure(String pid, String key, Object value) throws IOException {
        configure(pid, Map.of(key, value));
    }

    /** Sets several values of a configuration, and waits until every component has them. */
    void configure(String pid, Map<String, Object> more) throws IOException {
        Configuration configuration = admin.getConfiguration(pid, "?");
        Dictionary<String, Object> values = configuration.getProperties();
        Hashtable<String, Object> merged = new Hashtable<>();
        if (values != null) {
            Collections.list(values.keys()).forEach(k -> merged.put(k, values.get(k)));
        }
        merged.putAll(more);
        configuration.updateIfDifferent(merged);
        settle();
    }

    /** Config Admin tells components of one change after the other, on a thread of its own: those of before are told first. */
    private void settle() throws IOException {
        CountDownLatch told = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getType() == ConfigurationEvent.CM_UPDATED
                    && event.getPid().equals(SETTLED)) {
                told.countDown();
            }
        };
        ServiceRegistration<?> registration =
                context.registerService(ConfigurationListener.class, listener, new Hashtable<>());
        try {
            admin.getConfiguration(SETTLED, "?").update(new Hashtable<>());
            if (!told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("a configuration is not taken");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } finally {
            registration.unregister();
        }
    }

    /** Wires a bundle again, with all that are wired to it. */
    void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        wiring.refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the refresh of " + bundle + " did not end");
        }
    }

    /** Waits for a service. */
    ServiceReference<?> await(Class<?> type) {
        until("there is a " + type.getSimpleName(), () -> context.getServiceReference(type) != null);
        return context.getServiceReference(type);
    }

    /** The best service of a type, for one call. */
    <T> T get(Class<T> type) {
        await(type);
        return context.getService(context.getServiceReference(type));
    }

    List<ServiceReference<?>> references(Class<?> type) {
        try {
            return List.copyOf(context.getServiceReferences(type, null));
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("no filter was given", e);
        }
    }

    /** Registers a service. */
    <T> ServiceRegistration<T> offer(Class<T> type, T service, Map<String, Object> properties) {
        return context.registerService(type, service, new Hashtable<>(properties));
    }

    int count(Class<?> type) {
        return references(type).size();
    }

    /** Our bundles. */
    Stream<Bundle> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(b -> b.getSymbolicName().startsWith("io.mien."));
    }

    Bundle bundle(String symbolicName) {
        return bundles()
                .filter(b -> b.getSymbolicName().equals(symbolicName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
    }

    /** Polls a condition. */
    void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE.toSeconds(), condition);
    }

    /** Polls a condition; if it does not come true, reports the state. */
    void until(String what, Callable<Boolean> condition, Supplier<String> state) {
        until(what, PATIENCE.toSeconds(), condition, state);
    }

    /** Polls a condition for so many seconds. */
    void until(String what, long seconds, Callable<Boolean> condition) {
        until(what, seconds, condition, () -> "");
    }

    /** Polls a condition for so many seconds; if it does not come true, reports the state. */
    void until(String what, long seconds, Callable<Boolean> condition, Supplier<String> state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (!condition.call()) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("not within " + seconds + " s: " + what + "\n" + state.get());
                }
                LockSupport.parkNanos(STEP.toNanos());
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("while waiting until " + what, e);
        }
    }
}
