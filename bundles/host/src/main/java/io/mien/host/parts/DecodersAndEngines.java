package io.mien.host.parts;

import io.mien.StageKind;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.inference.InferenceEngine;
import io.mien.model.Mud;
import io.mien.support.stages.StageOrder;
import io.mien.support.stages.StageOrder.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** The registered decoders and engines, in the order of stages. Thread-safe. */
public final class DecodersAndEngines {
    /** By {@code service.id}, so that a service that leaves takes away itself only. */
    private final Map<Long, RegisteredPart<FaceDecoder>> faceDecoders = new ConcurrentHashMap<>();

    private final Map<Long, RegisteredPart<EmbeddingDecoder>> embeddingDecoders = new ConcurrentHashMap<>();
    private final Map<Long, RegisteredPart<Engine>> engines = new ConcurrentHashMap<>();
    private final BundleContext context;

    /** @param context to look up where a service comes from */
    public DecodersAndEngines(BundleContext context) {
        this.context = context;
    }

    /**
     * An engine.
     *
     * @param formats what it runs
     */
    public record Engine(List<String> formats, InferenceEngine engine) {}

    /**
     * A combination of parts. Exactly one of the two decoders is present.
     *
     * @param origins of the decoder and of the engine
     */
    public record Joined(
            Optional<FaceDecoder> faces,
            Optional<EmbeddingDecoder> embeddings,
            InferenceEngine engine,
            List<Origin> origins) {
        public StageKind kind() {
            return faces.isPresent() ? StageKind.DETECTOR : StageKind.EXTRACTOR;
        }

        public Joined(
                Optional<FaceDecoder> faces,
                Optional<EmbeddingDecoder> embeddings,
                InferenceEngine engine,
                String origin) {
            this(faces, embeddings, engine, List.of(Origin.named(origin)));
        }

        public Origin engineOrigin() {
            return origins.get(origins.size() - 1);
        }

        /** Whether both have the same decoder. */
        public boolean hasDecoderOf(Joined other) {
            return faces.equals(other.faces) && embeddings.equals(other.embeddings);
        }

        /** As in {@link io.mien.StageProperties#PARTS}. */
        public String names() {
            return origins.stream().map(Origin::toString).collect(Collectors.joining(" "));
        }
    }

    /** The parts of this moment: other threads add and remove parts, and all models must be joined with the same ones. */
    public DecodersAndEngines copy() {
        DecodersAndEngines copy = new DecodersAndEngines(context);
        copy.faceDecoders.putAll(faceDecoders);
        copy.embeddingDecoders.putAll(embeddingDecoders);
        copy.engines.putAll(engines);
        return copy;
    }

    public void put(FaceDecoder decoder, Map<String, ?> properties) {
        faceDecoders.put(id(properties), part(decoder, properties));
    }

    public void put(EmbeddingDecoder decoder, Map<String, ?> properties) {
        embeddingDecoders.put(id(properties), part(decoder, properties));
    }

    public void put(InferenceEngine engine, Map<String, ?> properties) {
        Object format = properties.get(InferenceEngine.FORMAT);
        List<String> formats = format instanceof String[] several ? List.of(several) : List.of(String.valueOf(format));
        engines.put(id(properties), part(new Engine(formats, engine), properties));
    }

    /** Whatever it is: no two services have the same id. */
    public void remove(Map<String, ?> properties) {
        faceDecoders.remove(id(properties));
        embeddingDecoders.remove(id(properties));
        engines.remove(id(properties));
    }

    /** {@code service.id} of a service's properties. */
    private static Long id(Map<String, ?> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }

    /** A service with its place among its kind. */
    private <T> RegisteredPart<T> part(T service, Map<String, ?> properties) {
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer r ? r : 0;
        Optional<Bundle> bundle = properties.get(Constants.SERVICE_BUNDLEID) instanceof Long id
                ? Optional.ofNullable(context.getBundle(id))
                : Optional.empty();
        return new RegisteredPart<>(
                service,
                new Rank(
                        ranking,
                        bundle.map(Bundle::getSymbolicName).orElse(""),
                        bundle.map(b -> b.getVersion().toString()).orElse("0"),
                        id(properties)),
                Origin.of(bundle));
    }

    /** All parts for a model, best first; empty where {@link #missing} says what is not there. */
    public List<Joined> join(Mud mud) {
        List<RegisteredPart<FaceDecoder>> faces =
                fitting(faceDecoders, d -> d.modelTypes().contains(mud.modelType()));
        List<RegisteredPart<EmbeddingDecoder>> embeddings =
                faces.isEmpty() ? fitting(embeddingDecoders, d -> d.modelTypes().contains(mud.modelType())) : List.of();
        List<Joined> all = new ArrayList<>();
        for (RegisteredPart<Engine> engine : engines(mud)) {
            InferenceEngine runs = engine.service().engine();
            faces.forEach(d -> all.add(new Joined(
                    Optional.of(d.service()), Optional.empty(), runs, List.of(d.origin(), engine.origin()))));
            embeddings.forEach(d -> all.add(new Joined(
                    Optional.empty(), Optional.of(d.service()), runs, List.of(d.origin(), engine.origin()))));
        }
        return all;
    }

    public String missing(Mud mud) {
        return engines(mud).isEmpty()
                ? "no engine for the format '" + mud.format() + "' is installed"
                : "no decoder for the type '" + mud.modelType() + "' is installed";
    }

    /** Whether the engine is still there: the sessions of one that left are closed, or will be at any moment. */
    public boolean hasEngineOf(Joined joined) {
        return hasEngine(joined.engine());
    }

    /** Whether an engine is offered. */
    public boolean hasEngine(InferenceEngine engine) {
        return engines.values().stream().anyMatch(e -> e.service().engine() == engine);
    }

    /** Whether the decoder is still there. */
    public boolean hasDecoderOf(Joined joined) {
        return faceDecoders.values().stream()
                        .anyMatch(p ->
                                joined.faces().filter(d -> d == p.service()).isPresent())
                || embeddingDecoders.values().stream().anyMatch(p -> joined.embeddings()
                        .filter(d -> d == p.service())
                        .isPresent());
    }

    private List<RegisteredPart<Engine>> engines(Mud mud) {
        return fitting(engines, e -> e.formats().contains(mud.format()));
    }

    private static <T> List<RegisteredPart<T>> fitting(Map<Long, RegisteredPart<T>> services, Predicate<T> fits) {
        List<RegisteredPart<T>> fitting =
                services.values().stream().filter(p -> fits.test(p.service())).toList();
        return StageOrder.sorted(fitting, RegisteredPart::rank);
    }
}
