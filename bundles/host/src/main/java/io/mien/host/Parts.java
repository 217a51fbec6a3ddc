package io.mien.host;

import io.mien.StageKind;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.inference.InferenceEngine;
import io.mien.model.Mud;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The decoders and engines that are there. Thread-safe; those that came first are asked first. */
final class Parts {
    /** By {@code service.id}, so that a service that leaves takes away itself only. */
    final Map<Long, FaceDecoder> faceDecoders = new ConcurrentSkipListMap<>();

    final Map<Long, EmbeddingDecoder> embeddingDecoders = new ConcurrentSkipListMap<>();
    final Map<Long, Engine> engines = new ConcurrentSkipListMap<>();

    /**
     * An engine.
     *
     * @param formats what it runs
     */
    record Engine(List<String> formats, InferenceEngine engine) {}

    /** Exactly one of the two decoders is there. */
    record Joined(Optional<FaceDecoder> faces, Optional<EmbeddingDecoder> embeddings, InferenceEngine engine) {
        StageKind kind() {
            return faces.isPresent() ? StageKind.DETECTOR : StageKind.EXTRACTOR;
        }
    }

    /** The parts for a model, or empty where {@link #missing} says what is not there. */
    Optional<Joined> join(Mud mud) {
        Optional<InferenceEngine> engine = engine(mud);
        Optional<FaceDecoder> faces = first(faceDecoders, d -> d.modelTypes().contains(mud.modelType()));
        Optional<EmbeddingDecoder> embeddings =
                first(embeddingDecoders, d -> d.modelTypes().contains(mud.modelType()));
        if (engine.isEmpty() || faces.isEmpty() && embeddings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Joined(faces, faces.isPresent() ? Optional.empty() : embeddings, engine.get()));
    }

    String missing(Mud mud) {
        return engine(mud).isEmpty()
                ? "no engine for the format '" + mud.format() + "' is installed"
                : "no decoder for the type '" + mud.modelType() + "' is installed";
    }

    private Optional<InferenceEngine> engine(Mud mud) {
        return first(engines, e -> e.formats().contains(mud.format())).map(Engine::engine);
    }

    private static <T> Optional<T> first(Map<Long, T> services, Predicate<T> fits) {
        return services.values().stream().filter(fits).findFirst();
    }
}
