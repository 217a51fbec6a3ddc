package io.mien.store.derby;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations without a framework. */
final class Configurations {
    private Configurations() {}

    /** The declared defaults, except for what is given by method name. */
    static DerbyStoreConfiguration of(Map<String, Object> given) {
        return (DerbyStoreConfiguration) Proxy.newProxyInstance(
                Configurations.class.getClassLoader(),
                new Class<?>[] {DerbyStoreConfiguration.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
