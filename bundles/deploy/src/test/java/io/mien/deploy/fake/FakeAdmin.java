package io.mien.deploy.fake;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Config Admin as far as a deployment asks it: the host alone is configured. */
final class FakeAdmin {
    private static final String HOST = "io.mien.host";

    private FakeAdmin() {}

    static ConfigurationAdmin service() {
        return fake(
                ConfigurationAdmin.class,
                "listConfigurations",
                filter -> filter.contains("=" + HOST + ")") ? new Configuration[] {host()} : null);
    }

    private static Configuration host() {
        return fake(Configuration.class, "getProperties", none -> new Hashtable<>(Map.of("other", HOST)));
    }

    private interface Answer {
        Object to(String argument);
    }

    private static <T> T fake(Class<T> type, String called, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                FakeAdmin.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!method.getName().equals(called)) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer.to(arguments == null ? "" : String.valueOf(arguments[0]));
                }));
    }
}
