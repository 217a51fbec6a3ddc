package io.mien.benchmarks;

import io.mien.recognizer.Recognizer;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The product, embedded: the same bundles as behind {@code bin/mien}. */
final class Product implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);

    final MienRuntime runtime;
    private final Path data;

    private Product(MienRuntime runtime, Path data) {
        this.runtime = runtime;
        this.data = data;
    }

    /** @param threads of a model, as the straight program has */
    static Product start(int threads) throws Exception {
        Path data = Files.createTempDirectory("mien-benchmark");
        Product product =
                new Product(MienRuntime.start(Material.home(), "desk", RuntimeOptions.embeddedInProgram()), data);
        product.configure("io.mien.inference.onnx", Map.of("threads.intra", threads));
        product.configure(
                "io.mien.store.derby", Map.of("folder", data.resolve("gallery").toString()));
        product.configure(
                "io.mien.host",
                Map.of(
                        "models", new String[] {Material.models().toString()},
                        "cache", data.resolve("models").toString(),
                        "detector", Material.detectorName(),
                        "extractor", Material.extractorName()));
        return product;
    }

    <T> T service(Class<T> type) throws Exception {
        return runtime.await(type, WAIT);
    }

    Recognizer recognizer() throws Exception {
        return service(Recognizer.class);
    }

    /** By reflection: the program shares Mien's API with the framework, and nothing else. */
    private void configure(String pid, Map<String, Object> values) throws Exception {
        BundleContext context = runtime.context();
        ServiceReference<?> reference = context.getServiceReference("org.osgi.service.cm.ConfigurationAdmin");
        Object admin = context.getService(reference);
        Class<?> api = admin.getClass().getClassLoader().loadClass("org.osgi.service.cm.ConfigurationAdmin");
        Object configuration =
                api.getMethod("getConfiguration", String.class, String.class).invoke(admin, pid, "?");
        Method update = api.getClassLoader()
                .loadClass("org.osgi.service.cm.Configuration")
                .getMethod("update", Dictionary.class);
        update.invoke(configuration, new Hashtable<>(values));
    }

    @Override
    public void close() throws IOException {
        runtime.close();
        try (var files = Files.walk(data)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(f -> f.toFile().delete());
        }
    }
}
