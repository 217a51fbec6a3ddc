package io.mien.inference.onnx;

import java.lang.reflect.Proxy;
import java.util.Map;

/** The configuration with its defaults, except for what a test sets. */
final class OnnxSettings {
    private OnnxSettings() {}

    static OnnxConfig with(Map<String, Object> set) {
        return (OnnxConfig) Proxy.newProxyInstance(
                OnnxConfig.class.getClassLoader(),
                new Class<?>[] {OnnxConfig.class},
                (proxy, method, arguments) -> set.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    static OnnxConfig defaults() {
        return with(Map.of());
    }
}
