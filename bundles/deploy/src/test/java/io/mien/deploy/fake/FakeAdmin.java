package io.mien.deploy.fake;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Config Admin as far as wishes need it: two components are configured. */
public final class FakeAdmin {
    private final Map<String, Dictionary<String, Object>> configurations = new ConcurrentHashMap<>();

    /** With host and recognizer configured. */
    public FakeAdmin() {
        for (String pid : new String[] {"io.mien.host", "io.mien.recognizer"}) {
            Hashtable<String, Object> values = new Hashtable<>();
            values.put("other", pid);
            configurations.put(pid, values);
        }
    }

    /** The service. */
    public ConfigurationAdmin service() {
        return (ConfigurationAdmin) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConfigurationAdmin.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("listConfigurations")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    String pid = ((String) arguments[0]).replaceAll("[^=]*=([^)]*)\\).*", "$1");
                    return configurations.containsKey(pid) ? new Configuration[] {configuration(pid)} : null;
                });
    }

    private Configuration configuration(String pid) {
        return (Configuration) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Configuration.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getProperties":
                            return configurations.get(pid);
                        case "updateIfDifferent":
                            configurations.put(pid, dictionary(arguments[0]));
                            return true;
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private static Dictionary<String, Object> dictionary(Object argument) {
        return (Dictionary<String, Object>) argument;
    }

    /** What a component is configured with. */
    public Map<String, Object> of(String pid) {
        Map<String, Object> values = new TreeMap<>();
        Dictionary<String, Object> present = configurations.get(pid);
        Collections.list(present.keys()).forEach(k -> values.put(k, present.get(k)));
        return values;
    }
}
