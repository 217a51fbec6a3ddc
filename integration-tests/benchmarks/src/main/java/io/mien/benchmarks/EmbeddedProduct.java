package io.mien.benchmarks;

import io.mien.StageProperties;
import io.mien.recognizer.Recognizer;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.osgi.framework.BundleContext;

/** The product, embedded: the same bundles as behind {@code bin/mien}. */
final class EmbeddedProduct implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(60);

    final MienRuntime runtime;
    private final Path data;

    private EmbeddedProduct(MienRuntime runtime, Path data) {
        this.runtime = runtime;
        this.data = data;
    }

    /** @param threads of a model, as the straight program has */
    static EmbeddedProduct start(int threads) throws Exception {
        return start(threads, Map.of());
    }

    /** @param matcher configuration of the matcher for large galleries */
    static EmbeddedProduct start(int threads, Map<String, Object> matcher) throws Exception {
        return start(
                threads,
                matcher,
                BenchmarkMaterial.models(),
                BenchmarkMaterial.detectorName(),
                BenchmarkMaterial.extractorName());
    }

    /**
     * @param models a folder
     * @param detector the one that serves
     * @param extractor the one that serves
     */
    static EmbeddedProduct start(
            int threads, Map<String, Object> matcher, Path models, String detector, String extractor) throws Exception {
        Path data = Files.createTempDirectory("mien-benchmark");
        Map<String, Object> host = Map.of(
                "models",
                new String[] {models.toString(), BenchmarkMaterial.models().toString()},
                "cache",
                data.resolve("models").toString(),
                "detector",
                detector,
                "extractor",
                extractor);
        RuntimeOptions options = RuntimeOptions.embeddedInProgram()
                .withConfiguration("io.mien.inference.onnx", Map.of("threads.intra", threads))
                .withConfiguration(
                        "io.mien.store.derby",
                        Map.of("folder", data.resolve("gallery").toString()))
                .withConfiguration("io.mien.matcher.signs", matcher)
                .withConfiguration("io.mien.host", host);
        return new EmbeddedProduct(MienRuntime.start(BenchmarkMaterial.home(), "desk", options), data);
    }

    <T> T service(Class<T> type) throws Exception {
        return runtime.await(type, WAIT);
    }

    /** The stage of a name, whether or not it is the first in its slot. */
    <T> T stage(Class<T> type, String name) throws Exception {
        service(type);
        BundleContext context = runtime.context();
        return context.getServiceReferences(type, "(" + StageProperties.NAME + "=" + name + ")").stream()
                .findFirst()
                .map(context::getService)
                .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " " + name));
    }

    Recognizer recognizer() throws Exception {
        return service(Recognizer.class);
    }

    @Override
    public void close() throws IOException {
        runtime.close();
        try (var files = Files.walk(data)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(f -> f.toFile().delete());
        }
    }
}
