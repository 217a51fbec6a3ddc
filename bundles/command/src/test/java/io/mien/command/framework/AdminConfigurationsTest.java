package io.mien.command.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

class AdminConfigurationsTest {
    private final Map<String, Dictionary<String, Object>> kept = new HashMap<>();
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private final List<ConfigurationListener> listeners = new CopyOnWriteArrayList<>();
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

    private BundleContext context() {
        return fake(BundleContext.class, (proxy, method, arguments) -> {
            assertEquals("registerService", method.getName());
            ConfigurationListener listener = (ConfigurationListener) arguments[1];
            listeners.add(listener);
            return fake(ServiceRegistration.class, (p, unregister, none) -> listeners.remove(listener));
        });
    }

    /** Tells the listeners of one change after another, as Config Admin does. */
    @BeforeEach
    void dispatch() {
        Thread thread = new Thread(this::tell, "events");
        thread.setDaemon(true);
        thread.start();
    }

    private void tell() {
        ServiceReference<ConfigurationAdmin> reference = fakeReference();
        try {
            while (true) {
                String pid = changed.take();
                if (pid.equals("slow")) {
                    slow.await();
                }
                ConfigurationEvent event = new ConfigurationEvent(reference, ConfigurationEvent.CM_UPDATED, null, pid);
                listeners.forEach(l -> l.configurationEvent(event));
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it; it ends with the tests.
        }
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<ConfigurationAdmin> fakeReference() {
        return fake(ServiceReference.class, (proxy, method, arguments) -> null);
    }

    @SuppressWarnings("unchecked")
    private Configuration configuration(String pid) {
        return fake(Configuration.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getProperties")) {
                return kept.get(pid);
            }
            if (method.getName().equals("delete")) {
                return kept.remove(pid);
            }
            kept.put(pid, (Dictionary<String, Object>) arguments[0]);
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
        ConfigurationStamp stamp = configurations.apply("a.pid", Map.of("names", new String[] {"x", "y"}, "wait", 3L));

        assertEquals(stamp.value(), kept.get("a.pid").get(ConfigurationStamp.KEY));
        assertEquals(3L, kept.get("a.pid").get("wait"));
        assertEquals(stamp, configurations.apply("a.pid", Map.of("wait", 3L, "names", new String[] {"x", "y"})));
        assertNotEquals(stamp, configurations.apply("a.pid", Map.of("wait", 3L, "names", new String[] {"x"})));
    }

    @Test
    void keepsTheProductsKeysBesideTheAppliedOnes() throws MienException {
        kept.put("a.pid", new Hashtable<>(Map.of("service.pid", "a.pid", "calls", "7", "wait", "9")));

        configurations.apply("a.pid", Map.of("wait", 3L, "use", "x"));
        assertEquals("7", kept.get("a.pid").get("calls"));
        assertEquals(3L, kept.get("a.pid").get("wait"));

        // Neither what was applied before stays, nor what others wrote beside it.
        kept.get("a.pid").put("use", "theirs");
        configurations.withdraw("a.pid");
        configurations.apply("a.pid", Map.of());
        assertEquals("7", kept.get("a.pid").get("calls"));
        assertEquals("9", kept.get("a.pid").get("wait"));
        assertNull(kept.get("a.pid").get("use"));
        assertEquals(Map.of("calls", "7", "wait", "9"), configurations.product("a.pid"));
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
    void reportsWhatConfigAdminCannotDo() {
        broken = true;

        MienException e = assertThrows(MienException.class, () -> configurations.apply("a.pid", Map.of()));
        assertEquals("cannot configure a.pid: disk full", e.getMessage());
        assertThrows(MienException.class, () -> configurations.withdraw("a.pid"));
    }
}
