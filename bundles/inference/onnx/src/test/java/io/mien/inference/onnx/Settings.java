package io.mien.inference.onnx;

import java.lang.reflect.Proxy;
import java.util.Map;

/** The configuration with its defaults, except for what a test sets. */
final class Settings {
    private Settings() {}

    static Config with(Map<String, Object> set) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> set.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    static Config defaults() {
        return with(Map.of());
    }
}
