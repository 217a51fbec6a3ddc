package io.mien.deploy.fake;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Registers a stage, as the headers of its bundle say: {@code X-Kind}, {@code X-Name}, {@code X-Start}, and {@code X-Calls} for one
 * whose calls throw.
 */
public final class StageActivator implements BundleActivator {
    private static final Map<String, String> TYPES = Map.of(
            "aligner", "io.mien.aligner.Aligner",
            "matcher", "io.mien.matcher.Matcher",
            "store", "io.mien.store.FaceStore",
            "detector", "io.mien.detector.FaceDecoder");

    /** Made by the framework. */
    public StageActivator() {}

    @Override
    public void start(BundleContext context) throws Exception {
        var headers = context.getBundle().getHeaders("");
        if ("throws".equals(headers.get("X-Start"))) {
            throw new IllegalStateException("a defect at start");
        }
        while ("hangs".equals(headers.get("X-Start"))) {
            deafPause();
        }
        if ("sleeps".equals(headers.get("X-Start"))) {
            Thread.sleep(Long.MAX_VALUE);
        }
        if ("silent".equals(headers.get("X-Start"))) {
            return;
        }
        if ("waits".equals(headers.get("X-Start"))) {
            // A store that tells why it is not offered.
            Class<?> status = context.getBundle().loadClass("io.mien.store.StoreStatus");
            Optional<String> problem = Optional.of("the folder belongs to process 7");
            Object told =
                    Proxy.newProxyInstance(status.getClassLoader(), new Class<?>[] {status}, (p, m, a) -> problem);
            context.registerService(status.getName(), told, new Hashtable<>());
            return;
        }
        Class<?> type = context.getBundle().loadClass(TYPES.get(headers.get("X-Kind")));
        boolean throwing = "throw".equals(headers.get("X-Calls"));
        Object stage = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> {
            if (throwing && m.getDeclaringClass() != Object.class) {
                throw new IllegalStateException("a call that throws");
            }
            return null;
        });
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("io.mien.name", headers.get("X-Name"));
        properties.put("io.mien.version", context.getBundle().getVersion().toString());
        context.registerService(type.getName(), stage, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service away.
        while ("hangs".equals(context.getBundle().getHeaders("").get("X-Stop"))) {
            deafPause();
        }
    }

    /** Heeds no interruption. */
    private static void deafPause() {
        Thread.interrupted();
        LockSupport.parkNanos(50_000_000);
    }
}
