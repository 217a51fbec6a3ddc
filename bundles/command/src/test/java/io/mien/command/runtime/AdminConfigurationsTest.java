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
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class AdminConfigurationsTest {
    private final Map<String, Dictionary<?, ?>> kept = new HashMap<>();
    private boolean broken;
    private final AdminConfigurations configurations = new AdminConfigurations(admin());

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

    private Configuration configuration(String pid) {
        return fake(Configuration.class, (proxy, method, arguments) -> {
            if (method.getName().equals("delete")) {
                return kept.remove(pid);
            }
            assertEquals("updateIfDifferent", method.getName());
            kept.put(pid, (Dictionary<?, ?>) arguments[0]);
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
    void whatConfigAdminCannotDoIsTold() {
        broken = true;

        MienException e = assertThrows(MienException.class, () -> configurations.apply("a.pid", Map.of()));
        assertEquals("cannot configure a.pid: disk full", e.getMessage());
        assertThrows(MienException.class, () -> configurations.withdraw("a.pid"));
    }
}
