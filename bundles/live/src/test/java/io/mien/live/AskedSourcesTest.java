package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.session.WatchedSources;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Sources that are asked for, and those that a product is configured with. */
class AskedSourcesTest {
    private final Map<String, Dictionary<String, Object>> kept = new TreeMap<>();
    private boolean broken;

    private ConfigurationAdmin admin() {
        return proxy(ConfigurationAdmin.class, (method, arguments) -> {
            if (broken) {
                throw new IOException("disk full");
            }
            if (method.equals("listConfigurations")) {
                assertEquals("(service.factoryPid=io.mien.live.source)", arguments[0]);
                return kept.isEmpty()
                        ? null
                        : List.copyOf(kept.keySet()).stream()
                                .map(this::configuration)
                                .toArray(Configuration[]::new);
            }
            assertEquals(List.of("getFactoryConfiguration", "io.mien.live.source"), List.of(method, arguments[0]));
            return configuration((String) arguments[1]);
        });
    }

    @SuppressWarnings("unchecked")
    private Configuration configuration(String name) {
        return proxy(
                Configuration.class,
                (method, arguments) -> method.equals("delete")
                        ? kept.remove(name)
                        : kept.put(name, (Dictionary<String, Object>) arguments[0]));
    }

    private interface Call {
        Object with(String method, Object... arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = call.with(method.getName(), arguments == null ? new Object[0] : arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    private static WatchedSources watched() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("door", "rtsp://door.lan/stream");
        addresses.put("demo", "demo:");
        return new WatchedSources(addresses);
    }

    @Test
    void takeThePlaceOfThoseThatAreConfiguredAndEndWithTheirProduct() {
        kept.put("yard", new Hashtable<>(Map.of("address", "demo:")));
        AskedSources asked = new AskedSources(admin(), watched());
        assertEquals(
                Map.of(
                        "door", Map.of("name", "door", "address", "rtsp://door.lan/stream"),
                        "demo", Map.of("name", "demo", "address", "demo:")),
                kept);
        asked.stop();
        assertEquals(Map.of(), kept);
    }

    /** The log says that the configurations cannot be written; the product serves all the same. */
    @Test
    void aFullDiskKeepsNoProductFromServing() {
        broken = true;
        new AskedSources(admin(), watched()).stop();
        assertEquals(Map.of(), kept);
    }
}
