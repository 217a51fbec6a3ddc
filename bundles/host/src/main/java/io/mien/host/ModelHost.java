package io.mien.host;

import io.mien.StageKind;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.inference.InferenceEngine;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.Models;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.BundleTracker;

/**
 * Joins model, decoder and engine to stages. Events of the framework only note what is there; models are opened and retired
 * on one thread of the host's own, so that no framework thread waits for a network to load.
 */
@Component(
        immediate = true,
        service = Models.class,
        configurationPid = "io.mien.host",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class)
public final class ModelHost implements Models {
    private static final int EVERY_INSTALLED =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final Parts parts = new Parts();
    private final Worker worker = new Worker("mien-host", this::reconcile);
    private final Bundle framework;
    private final Catalogue catalogue;
    private final Candidates detectors;
    private final Candidates extractors;
    private final BundleTracker<Bundle> tracker;

    /** Looks through the bundles and folders; what it finds is opened afterwards, on the host's thread. */
    @Activate
    public ModelHost(BundleContext context, Config config) {
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        Path cache = config.cache().isEmpty() ? context.getDataFile("models").toPath() : Path.of(config.cache());
        List<Path> folders = Arrays.stream(config.models()).map(Path::of).toList();
        StageMaker maker = new StageMaker(context, config.candidates());
        detectors = new Candidates(StageKind.DETECTOR, config.detector(), maker);
        extractors = new Candidates(StageKind.EXTRACTOR, config.extractor(), maker);
        catalogue = new Catalogue(cache, folders, worker::request);
        tracker = new BundleTracker<>(context, EVERY_INSTALLED, catalogue);
        tracker.open();
        worker.request();
    }

    @Deactivate
    void stop() {
        tracker.close();
        worker.stop(() -> {
            detectors.retire();
            extractors.retire();
        });
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFaceDecoder(FaceDecoder decoder, Map<String, Object> properties) {
        parts.faceDecoders.put(id(properties), decoder);
        worker.request();
    }

    void removeFaceDecoder(Map<String, Object> properties) {
        parts.faceDecoders.remove(id(properties));
        worker.request();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEmbeddingDecoder(EmbeddingDecoder decoder, Map<String, Object> properties) {
        parts.embeddingDecoders.put(id(properties), decoder);
        worker.request();
    }

    void removeEmbeddingDecoder(Map<String, Object> properties) {
        parts.embeddingDecoders.remove(id(properties));
        worker.request();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEngine(InferenceEngine engine, Map<String, Object> properties) {
        Object format = properties.get(InferenceEngine.FORMAT);
        List<String> formats = format instanceof String[] several ? List.of(several) : List.of(String.valueOf(format));
        parts.engines.put(id(properties), new Parts.Engine(formats, engine));
        worker.request();
    }

    void removeEngine(Map<String, Object> properties) {
        parts.engines.remove(id(properties));
        worker.request();
    }

    private static Long id(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }

    /** Runs on the worker only. The two kinds open side by side: a network's start is most of a cold start. */
    private void reconcile() {
        // A framework that stops takes the decoders away one by one: others opened in their place would be in vain.
        if (framework.getState() == Bundle.STOPPING) {
            return;
        }
        List<FoundModel> models = catalogue.models();
        Stream.of(detectors, extractors).parallel().forEach(kind -> kind.reconcile(models, parts));
    }

    @Override
    public List<ModelStatus> list() {
        return worker.ask(this::settledList);
    }

    private List<ModelStatus> settledList() {
        reconcile();
        List<FoundModel> models = catalogue.models();
        List<ModelStatus> list = new ArrayList<>();
        for (Candidates kind : List.of(detectors, extractors)) {
            kind.prove(models, parts);
            list.addAll(kind.statuses(models, parts));
        }
        models.stream()
                .filter(m -> parts.join(m.mud()).isEmpty())
                .map(m -> Candidates.waiting(m, parts.missing(m.mud())))
                .forEach(list::add);
        catalogue.unreadable().stream().map(ModelHost::refused).forEach(list::add);
        return list;
    }

    private static ModelStatus refused(Unreadable unreadable) {
        return new ModelStatus(
                unreadable.file(),
                "",
                Optional.empty(),
                "",
                "",
                "",
                "",
                unreadable.origin(),
                State.REFUSED,
                unreadable.reason());
    }
}
