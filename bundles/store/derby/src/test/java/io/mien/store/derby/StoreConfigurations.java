package io.mien.store.derby;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations without a framework. */
final class StoreConfigurations {
    private StoreConfigurations() {}

    /** The declared defaults, except for what is given by method name. */
    static DerbyStoreConfig of(Map<String, Object> given) {
        return (DerbyStoreConfig) Proxy.newProxyInstance(
                StoreConfigurations.class.getClassLoader(),
                new Class<?>[] {DerbyStoreConfig.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
