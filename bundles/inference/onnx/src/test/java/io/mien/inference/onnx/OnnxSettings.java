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

    static OnnxEngine engine(Map<String, Object> set) {
        Map<String, Object> stated =
                set.containsKey("deadline_millis") ? Map.of("deadline.millis", set.get("deadline_millis")) : Map.of();
        return new OnnxEngine(with(set), stated, null);
    }
}
