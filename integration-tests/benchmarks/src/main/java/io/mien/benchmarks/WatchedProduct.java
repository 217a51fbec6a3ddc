package io.mien.benchmarks;

import io.mien.StageKind;
import io.mien.camera.FrameSourceFactory;
import io.mien.image.Image;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import io.mien.session.OwnedDataFolder;
import io.mien.support.testing.Await;
import io.mien.support.testing.PageViewer;
import io.mien.track.LiveSource;
import io.mien.track.TrackListener;
import io.mien.track.TrackedFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The product of {@code mien live} in this process, with a camera of the benchmark and its page. */
final class WatchedProduct implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String PAGE = ToIntFunction.class.getName();
    private static final String SOURCE = "camera";
    private static final int PICTURES = 100;

    private final Path data = Files.createTempDirectory("mien-benchmark");
    private final MienRuntime runtime;
    private long frames; // guarded by this

    /** @param rate frames a second of the camera, 0: as many as are recognized */
    WatchedProduct(int rate) throws Exception {
        RuntimeOptions options = RuntimeOptions.embeddedInProgram()
                .withConfiguration("io.mien.inference.onnx", Map.of("threads.intra", 1))
                .withConfiguration(
                        "io.mien.store.derby",
                        Map.of("folder", data.resolve("gallery").toString()))
                .withConfiguration("io.mien.host", Map.of("detector", "mien_detector", "extractor", "mien_feature"))
                .withConfiguration(
                        "io.mien.live.source~demo", Map.of("address", BenchmarkCamera.SCHEME + ":", "name", SOURCE));
        runtime = MienRuntime.start(BenchmarkMaterial.home(), "live", data, options);
        BundleContext context = runtime.context();
        // As "mien run" does: the page is served while somebody says which folder is owned.
        OwnedDataFolder owned = new OwnedDataFolder(data, BenchmarkMaterial.home(), OwnedDataFolder.Use.SERVE);
        context.registerService(OwnedDataFolder.class, owned, new Hashtable<>());
        Recognizer recognizer = runtime.await(Recognizer.class, WAIT);
        runtime.await(LiveSource.class, WAIT);
        Await.until("a stage of each kind serves", () -> serves(recognizer));
        for (String person : List.of("Ada", "Bela", "Chidi", "Dov")) {
            enroll(recognizer, person);
        }
        context.registerService(TrackListener.class, this::count, new Hashtable<>());
        BenchmarkCamera camera = new BenchmarkCamera(demo(context), rate);
        context.registerService(FrameSourceFactory.class, camera, new Hashtable<>());
    }

    private static boolean serves(Recognizer recognizer) {
        return recognizer.stages().stream()
                .filter(StageStatus::serving)
                .map(StageStatus::kind)
                .collect(Collectors.toSet())
                .containsAll(EnumSet.allOf(StageKind.class));
    }

    private static List<Image> demo(BundleContext context) throws Exception {
        for (ServiceReference<FrameSourceFactory> found :
                context.getServiceReferences(FrameSourceFactory.class, null)) {
            FrameSourceFactory factory = context.getService(found);
            if (factory.schemes().contains("demo")) {
                return BenchmarkCamera.filmed(factory, "demo:#frames=" + PICTURES, PICTURES);
            }
        }
        throw new IllegalStateException("no demo");
    }

    private static void enroll(Recognizer recognizer, String person) throws Exception {
        recognizer.enroll(BenchmarkMaterial.person(person), person, EnrollOptions.defaults());
    }

    private synchronized void count(TrackedFrame frame) {
        frames++;
        notifyAll();
    }

    /** Waits for the next frame that is recognized. */
    synchronized long awaitFrame() throws InterruptedException {
        long before = frames;
        while (frames == before) {
            wait();
        }
        return frames;
    }

    /** Opens a page that watches the camera. */
    PageViewer view() throws Exception {
        BundleContext context = runtime.context();
        String command = "(io.mien.command=page)";
        Await.until("the page is served", () -> context.getServiceReferences(PAGE, command) != null);
        ServiceReference<?> page = context.getServiceReferences(PAGE, command)[0];
        @SuppressWarnings("unchecked")
        ToIntFunction<Map<String, Object>> link = (ToIntFunction<Map<String, Object>>) context.getService(page);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        link.applyAsInt(Map.of("out", out, "err", System.err, "open", false));
        return new PageViewer(printed.toString(StandardCharsets.UTF_8), SOURCE).watch();
    }

    @Override
    public void close() throws IOException {
        runtime.close();
        try (var files = Files.walk(data)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(f -> f.toFile().delete());
        }
    }
}
