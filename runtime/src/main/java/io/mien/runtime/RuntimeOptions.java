package io.mien.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a product is started.
 *
 * @param embedded whether the program's own {@code io.mien.*} API packages are shared with the bundles, in place of the
 *     API bundle; the program then calls the services as its own
 * @param stopWait longest wait for the framework to stop
 * @param properties for the framework, in place of the launcher's and the feature's
 * @param configurations by PID; each property takes the place of the one in {@code conf} or in the feature
 */
public record RuntimeOptions(
        boolean embedded,
        Duration stopWait,
        Map<String, String> properties,
        Map<String, Map<String, Object>> configurations) {
    private static final Duration STOP_WAIT = Duration.ofSeconds(8);

    public RuntimeOptions {
        properties = Map.copyOf(properties);
        configurations = Map.copyOf(configurations);
    }

    /** A product on its own: nothing is shared but the JDK's classes. */
    public static RuntimeOptions standalone() {
        return new RuntimeOptions(false, STOP_WAIT, Map.of(), Map.of());
    }

    /** A product in a program that has {@code io.mien.api} on its class path. */
    public static RuntimeOptions embeddedInProgram() {
        return new RuntimeOptions(true, STOP_WAIT, Map.of(), Map.of());
    }

    /** With another longest wait for the framework to stop. */
    public RuntimeOptions withStopWait(Duration wait) {
        return new RuntimeOptions(embedded, wait, properties, configurations);
    }

    /** With one more property for the framework. */
    public RuntimeOptions withProperty(String name, String value) {
        return new RuntimeOptions(embedded, stopWait, with(properties, name, value), configurations);
    }

    /**
     * With the configuration of one more component, from its start on.
     *
     * @param pid the component's; {@code factory~name} makes a factory configuration
     * @param values texts, numbers, booleans, or arrays of them
     */
    public RuntimeOptions withConfiguration(String pid, Map<String, Object> values) {
        return new RuntimeOptions(embedded, stopWait, properties, with(configurations, pid, Map.copyOf(values)));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
