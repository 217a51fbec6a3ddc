package io.mien.command.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

class AdminConfigurationsTest {
    private final Map<String, Dictionary<?, ?>> kept = new HashMap<>();
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private boolean broken;
    private final AdminConfigurations configurations = new AdminConfigurations(admin(), context());

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private ConfigurationAdmin admin() {
        return fake(ConfigurationAdmin.class, (proxy, method, arguments) -> {
            if (broken) {
                throw new IOException("disk full");
            }
            if (method.getName().equals("getConfiguration")) {
                assertEquals("?", arguments[1]);
                return configuration((String) arguments[0]);
            }
            String pid = ((String) arguments[0]).replaceAll("\\(service.pid=(.*)\\)", "$1");
            return kept.containsKey(pid) ? new Configuration[] {configuration(pid)} : null;
        });
    }

    /** Tells a listener of all changes so far and then of those that come, one after another, as Config Admin does. */
    private BundleContext context() {
        return fake(BundleContext.class, (proxy, method, arguments) -> {
            assertEquals("registerService", method.getName());
            ConfigurationListener listener = (ConfigurationListener) arguments[1];
            Thread thread = new Thread(() -> tell(listener));
            thread.start();
            return fake(ServiceRegistration.class, (p, unregister, none) -> {
                thread.interrupt();
                return null;
            });
        });
    }

    private void tell(ConfigurationListener listener) {
        ServiceReference<ConfigurationAdmin> reference = fakeReference();
        try {
            while (true) {
                String pid = changed.take();
                if (pid.equals("slow")) {
                    slow.await();
                }
                listener.configurationEvent(
                        new ConfigurationEvent(reference, ConfigurationEvent.CM_UPDATED, null, pid));
            }
        } catch (InterruptedException e) {
            // The listener is gone.
        }
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<ConfigurationAdmin> fakeReference() {
        return fake(ServiceReference.class, (proxy, method, arguments) -> null);
    }

    private Configuration configuration(String pid) {
        return fake(Configuration.class, (proxy, method, arguments) -> {
            if (method.getName().equals("delete")) {
                return kept.remove(pid);
            }
            kept.put(pid, (Dictionary<?, ?>) arguments[0]);
            if (method.getName().equals("update")) {
                changed.add(pid);
                return null;
            }
            assertEquals("updateIfDifferent", method.getName());
            return true;
        });
    }

    @Test
    void aConfigurationCarriesItsStamp() throws MienException {
        Stamp stamp = configurations.apply("a.pid", Map.of("names", new String[] {"x", "y"}, "wait", 3L));

        assertEquals(stamp.value(), kept.get("a.pid").get(Stamp.KEY));
        assertEquals(3L, kept.get("a.pid").get("wait"));
        assertEquals(stamp, configurations.apply("a.pid", Map.of("wait", 3L, "names", new String[] {"x", "y"})));
        assertNotEquals(stamp, configurations.apply("a.pid", Map.of("wait", 3L, "names", new String[] {"x"})));
    }

    @Test
    void aConfigurationIsTakenAway() throws MienException {
        assertFalse(configurations.withdraw("a.pid"));
        configurations.apply("a.pid", Map.of());
        assertTrue(configurations.withdraw("a.pid"));
        assertTrue(kept.isEmpty());
    }

    @Test
    void settlesBehindAllEarlierChanges() throws MienException {
        assertTrue(configurations.settle(Duration.ofSeconds(20)));
        changed.add("slow");
        assertFalse(configurations.settle(Duration.ofMillis(30)));
    }

    @Test
    void whatConfigAdminCannotDoIsTold() {
        broken = true;

        MienException e = assertThrows(MienException.class, () -> configurations.apply("a.pid", Map.of()));
        assertEquals("cannot configure a.pid: disk full", e.getMessage());
        assertThrows(MienException.class, () -> configurations.withdraw("a.pid"));
    }
}
