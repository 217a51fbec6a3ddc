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
 */
public record RuntimeOptions(boolean embedded, Duration stopWait, Map<String, String> properties) {
    public RuntimeOptions {
        properties = Map.copyOf(properties);
    }

    /** A product on its own: nothing is shared but the JDK's classes. */
    public static RuntimeOptions standalone() {
        return new RuntimeOptions(false, Duration.ofSeconds(8), Map.of());
    }

    /** A product in a program that has {@code io.mien.api} on its class path. */
    public static RuntimeOptions embeddedInProgram() {
        return new RuntimeOptions(true, Duration.ofSeconds(8), Map.of());
    }

    /** With one more property for the framework. */
    public RuntimeOptions with(String property, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(property, value);
        return new RuntimeOptions(embedded, stopWait, more);
    }

    /** With another longest wait for the framework to stop. */
    public RuntimeOptions withStopWait(Duration wait) {
        return new RuntimeOptions(embedded, wait, properties);
    }
}
