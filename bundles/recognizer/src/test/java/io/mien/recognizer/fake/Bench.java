package io.mien.recognizer.fake;

import io.mien.StageProperties;
import io.mien.recognizer.config.RecognizerConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Constants;

/** Service properties and configuration for tests. */
public final class Bench {
    private static final AtomicLong IDS = new AtomicLong();

    private Bench() {}

    /** Properties of a new service. */
    public static Map<String, Object> properties(String name, String version, int ranking) {
        return Map.of(
                Constants.SERVICE_ID,
                IDS.incrementAndGet(),
                Constants.SERVICE_RANKING,
                ranking,
                StageProperties.NAME,
                name,
                StageProperties.VERSION,
                version);
    }

    /** A configuration that waits for {@code waitMillis}. */
    public static RecognizerConfig config(long waitMillis) {
        return config(waitMillis, Map.of());
    }

    /** A configuration of these attributes, by method name; the others have their defaults, or what suits a test. */
    public static RecognizerConfig config(long waitMillis, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(
                Map.of("wait_millis", waitMillis, "drain_millis", 1000L, "chip_quality", .9f, "batch", 2));
        all.put("deadline_millis", 10_000L);
        // The faces of tests are a pixel or none.
        all.putAll(Map.of("enroll_size", 0, "enroll_sharpness", 0f, "enroll_turn", 90f, "enroll_dark", 0f));
        all.putAll(attributes);
        return (RecognizerConfig) Proxy.newProxyInstance(
                Bench.class.getClassLoader(),
                new Class<?>[] {RecognizerConfig.class},
                (proxy, method, arguments) -> all.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
