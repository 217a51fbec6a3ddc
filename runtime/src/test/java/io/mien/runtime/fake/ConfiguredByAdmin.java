package io.mien.runtime.fake;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedService;

/** The activator of a bundle whose configuration can be asked for: a {@code Supplier} of it, as text. */
public final class ConfiguredByAdmin implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        ManagedService service = properties -> {
            if (properties != null) {
                received.add(describe(properties));
            }
        };
        context.registerService(ManagedService.class, service, new Hashtable<>(Map.of("service.pid", "io.mien.test")));
        Supplier<String> supplier = () -> {
            try {
                return received.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        };
        context.registerService(Supplier.class, supplier, null);
    }

    @Override
    public void stop(BundleContext context) {}

    private static String describe(Dictionary<String, ?> properties) {
        Map<String, String> sorted = new TreeMap<>();
        for (String key : List.of("number", "small", "text", "words", "share", "service.ranking")) {
            Object value = properties.get(key);
            if (value != null) {
                Object shown = value instanceof Object[] array ? List.of(array) : value;
                sorted.put(key, value.getClass().getSimpleName() + " " + shown);
            }
        }
        return sorted.toString();
    }
}
