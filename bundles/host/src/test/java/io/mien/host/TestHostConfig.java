package io.mien.host;

import io.mien.host.config.HostConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** The configuration with its defaults, except for what a test sets. */
public final class TestHostConfig {
    /** Limits that a stage reaches which finds nothing and knows nobody. */
    public static final Map<String, Object> LENIENT =
            Map.of("trial_iou", 0.0, "trial_points", 1.0, "trial_gap", 0.0, "trial_light", 0.0, "trial_order", 0.0);

    private TestHostConfig() {}

    public static HostConfig with(Map<String, ?> set) {
        return (HostConfig) Proxy.newProxyInstance(
                HostConfig.class.getClassLoader(), new Class<?>[] {HostConfig.class}, (proxy, method, arguments) -> {
                    Object value = set.get(method.getName());
                    return value != null ? value : method.getDefaultValue();
                });
    }

    /** These, and {@link #LENIENT}. */
    public static HostConfig lenient(Map<String, ?> set) {
        Map<String, Object> all = new HashMap<>(LENIENT);
        all.putAll(set);
        return with(all);
    }
}
