package io.mien.host;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.detector.FaceDecoder;
import io.mien.detector.retinaface.RetinaFaceDecoder;
import io.mien.detector.scrfd.ScrfdDecoder;
import io.mien.detector.yoloface.YoloFaceDecoder;
import io.mien.detector.yunet.YuNetDecoder;
import io.mien.extractor.Extractor;
import io.mien.extractor.embedding.FaceFeatureDecoder;
import io.mien.host.crowd.SearchLimits;
import io.mien.host.model.InstalledModel;
import io.mien.host.stage.NeuralDetector;
import io.mien.host.stage.NeuralExtractor;
import io.mien.inference.InferenceEngine;
import io.mien.inference.onnx.OnnxEngine;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import io.mien.reference.SharedFolder;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Stages of real networks: those that Mien ships, and those of the shared folder, if it exists. */
public final class RealModels {
    private static final int CANDIDATES = 5000;
    private static final List<FaceDecoder> DECODERS =
            List.of(new RetinaFaceDecoder(), new YuNetDecoder(), new ScrfdDecoder(), new YoloFaceDecoder());

    private RealModels() {}

    /** Every description of this kind for ONNX Runtime. */
    public static List<Path> detectors() throws IOException {
        return muds(false);
    }

    /** Every description of this kind for ONNX Runtime. */
    public static List<Path> extractors() throws IOException {
        return muds(true);
    }

    private static List<Path> muds(boolean features) throws IOException {
        Optional<Path> shared = SharedFolder.find().map(folder -> folder.resolve("models"));
        try (Stream<Path> own = Files.walk(Path.of("../../models"), 7);
                Stream<Path> others = shared.isPresent() ? Files.list(shared.get()) : Stream.empty()) {
            return Stream.concat(own.filter(f -> f.toString().contains("/src/main/")), others)
                    .filter(f -> f.toString().endsWith(".mud"))
                    .filter(f -> read(f).contains("type = onnx"))
                    .filter(f -> read(f).contains("face_feature") == features)
                    .sorted()
                    .toList();
        }
    }

    /** The text of a description. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The detector that this description makes of the weights beside {@code file}. */
    public static Detector detector(InferenceEngine engine, Path file, String text) throws MienException {
        Mud mud = Mud.parse(text, file.getFileName().toString());
        FaceDecoder decoder = DECODERS.stream()
                .filter(d -> d.modelTypes().contains(mud.modelType()))
                .findFirst()
                .orElseThrow();
        return new NeuralDetector(mud, engine.open(model(file, mud)), decoder, CANDIDATES, SearchLimits.DEFAULT);
    }

    /** The extractor that this description makes of the weights beside {@code file}. */
    public static Extractor extractor(InferenceEngine engine, Path file, String text) throws MienException {
        Mud mud = Mud.parse(text, file.getFileName().toString());
        InstalledModel model = model(file, mud);
        return new NeuralExtractor(model, engine.open(model), new FaceFeatureDecoder());
    }

    private static InstalledModel model(Path file, Mud mud) {
        return new InstalledModel(
                new ModelId(mud.name(), "0".repeat(64)), mud, List.of(file.resolveSibling(mud.file())));
    }

    /** ONNX Runtime with its default configuration. */
    public static InferenceEngine engine() {
        try {
            Constructor<?> constructor = OnnxEngine.class.getConstructors()[0];
            Class<?> config = constructor.getParameterTypes()[0];
            Object defaults = Proxy.newProxyInstance(
                    config.getClassLoader(), new Class<?>[] {config}, (self, method, a) -> method.getDefaultValue());
            return (InferenceEngine) constructor.newInstance(defaults, Map.of(), null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
