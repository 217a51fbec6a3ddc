package io.mien.host;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageProperties;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

/** As much of a framework as the host asks for: services that are registered, and no bundles. */
public final class FakeHostFramework {
    /** The registered services, in the order of their registration. */
    public final List<Service> services = new ArrayList<>();

    /** What happened, in order. */
    public final List<String> events = new ArrayList<>();

    private final List<StageListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, Bundle> bundles = new HashMap<>();
    private final Path data;

    public FakeHostFramework(Path data) {
        this.data = data;
    }

    public record Service(Object service, Dictionary<?, ?> properties) {
        public String name() {
            return (String) properties.get(StageProperties.NAME);
        }

        public StageId id() {
            return new StageId(
                    name(),
                    (String) properties.get(StageProperties.VERSION),
                    new StageContent.Weights((String) properties.get(StageProperties.MODEL)),
                    (String) properties.get(StageProperties.PARTS));
        }
    }

    public List<String> names() {
        synchronized (services) {
            return services.stream().map(Service::name).toList();
        }
    }

    public BundleContext context() {
        return proxy(BundleContext.class, (self, method, args) -> switch (method.getName()) {
            case "registerService" -> register(args[1], (Dictionary<?, ?>) args[2]);
            case "getBundle" -> args != null && args[0] instanceof Long id
                    ? bundles.get(id)
                    : proxy(
                            Bundle.class,
                            (bundle, m, a) -> m.getName().equals("getVersion") ? Version.emptyVersion : Bundle.ACTIVE);
            case "getBundles" -> new Bundle[0];
            case "getDataFile" -> data.resolve((String) args[0]).toFile();
            default -> null;
        });
    }

    /** A bundle that services come from. */
    public long bundle(String name, String version) {
        bundles.put((long) bundles.size(), proxy(Bundle.class, (bundle, m, a) -> switch (m.getName()) {
            case "getSymbolicName" -> name;
            case "getVersion" -> Version.parseVersion(version);
            default -> Collections.emptyEnumeration();
        }));
        return bundles.size() - 1;
    }

    /** Reports it to all listeners. */
    public void say(StageEvent event) {
        listeners.forEach(l -> l.stageChanged(event));
    }

    private ServiceRegistration<?> register(Object service, Dictionary<?, ?> properties) {
        if (service instanceof StageListener listener) {
            listeners.add(listener);
            return proxy(ServiceRegistration.class, (self, method, args) -> {
                listeners.remove(listener);
                return null;
            });
        }
        Service registered = new Service(service, properties);
        synchronized (services) {
            services.add(registered);
            events.add("+" + registered.name());
        }
        return proxy(ServiceRegistration.class, (self, method, args) -> {
            if (method.getName().equals("unregister")) {
                synchronized (services) {
                    services.remove(registered);
                    events.add("-" + registered.name());
                }
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        InvocationHandler whole = (self, method, args) -> switch (method.getName()) {
            case "equals" -> self == args[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> type.getSimpleName();
            default -> handler.invoke(self, method, args);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, whole));
    }
}
