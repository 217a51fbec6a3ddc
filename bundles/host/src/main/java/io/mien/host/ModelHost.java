package io.mien.host;

import io.mien.StageWishes;
import io.mien.boot.locked.LockedRelease;
import io.mien.detector.FaceDecoder;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.host.config.HostConfig;
import io.mien.host.config.HostSettings;
import io.mien.host.config.HostTerms;
import io.mien.host.model.ModelCatalog;
import io.mien.host.open.LinuxMemory;
import io.mien.host.open.MemoryBudget;
import io.mien.host.open.StageMaker;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.select.CandidateKinds;
import io.mien.host.select.HostView;
import io.mien.host.select.ModelStatusReporter;
import io.mien.host.trial.TrialMemory;
import io.mien.host.trial.TrialRunner;
import io.mien.inference.InferenceEngine;
import io.mien.model.ModelStatus;
import io.mien.model.Models;
import io.mien.picture.PictureCodec;
import io.mien.session.OpenModels;
import io.mien.session.WishListener;
import io.mien.support.stages.StageListeners;
import io.mien.swap.StageListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.BundleTracker;

/**
 * Joins model, decoder and engine to stages. Events of the framework only record what is present; models are opened and
 * retired on one thread of the host's own, so that no framework thread waits for a network to load.
 */
@Component(
        immediate = true,
        service = {Models.class, WishListener.class},
        configurationPid = "io.mien.host")
@Designate(ocd = HostConfig.class)
public final class ModelHost implements Models, WishListener {
    private static final int EVERY_INSTALLED =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final HostWorker worker = new HostWorker("mien-host", this::reconcile);
    private final StageListeners listeners = new StageListeners();
    private final StageEventInbox ear = new StageEventInbox(worker::request);
    private final List<PictureCodec> codecs = new CopyOnWriteArrayList<>();
    private final Bundle framework;
    private final DecodersAndEngines parts;
    private final ModelCatalog catalogue;
    private final CandidateKinds candidates;
    private final BundleTracker<Bundle> tracker;
    private HostTerms terms; // of the worker, once it runs
    private volatile HostSettings settings; // written by the worker, once it runs
    private volatile boolean current; // false while the configuration is not here that it was started for
    private volatile boolean surveyed;

    /**
     * Looks through the bundles and folders; what it finds is opened afterward, on the host's thread.
     *
     * @param configured all properties
     * @param asked what to open, with the properties of its service
     */
    @Activate
    public ModelHost(
            BundleContext context,
            HostConfig config,
            Map<String, Object> configured,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Map.Entry<Map<String, Object>, OpenModels> asked) {
        this(
                context,
                config,
                asked.getValue(),
                ConfiguredModels.isCurrent(asked.getKey(), configured),
                new MemoryBudget(new LinuxMemory(Path.of("/"))));
    }

    ModelHost(BundleContext context, HostConfig config, OpenModels asked, boolean current, MemoryBudget budget) {
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        parts = new DecodersAndEngines(context);
        this.current = current;
        terms = new HostTerms(HostSettings.of(config), asked);
        settings = terms.settings();
        Optional<LockedRelease> locked = LockedRelease.of(context::getProperty);
        Path area = context.getDataFile("models").toPath();
        Path folder = asked.cache().orElse(config.cache().isEmpty() ? area : Path.of(config.cache()));
        // What a locked installation loads lies in the framework's storage, which is of this process alone.
        Path cache = locked.isPresent() ? area : folder;
        String version = context.getBundle().getVersion().toString();
        TrialMemory memory = new TrialMemory(folder.resolve("trials"));
        StageMaker maker = new StageMaker(
                context, new TrialRunner(memory, version, () -> codecs.stream().findFirst()), listeners);
        candidates = new CandidateKinds(maker, budget, listeners, worker::requestIn);
        catalogue = new ModelCatalog(
                cache, HostSettings.jarLimits(config), locked, settings.folders(), this::modelsChanged);
        tracker = new BundleTracker<>(context, EVERY_INSTALLED, catalogue);
        tracker.open();
        surveyed = true;
        ear.open(context);
        worker.request();
    }

    /** While the bundles are looked through, the first one found need not be the first in order. */
    private void modelsChanged() {
        if (surveyed) {
            worker.request();
        }
    }

    /**
     * Applies the settings that may change without a restart: the serving stage continues to serve unless another goes
     * first now.
     */
    @Modified
    void modified(HostConfig config) {
        HostSettings after = HostSettings.of(config);
        worker.execute(() -> {
            current = true;
            follow(terms.configured(after));
        });
    }

    /** Takes wishes in place of those that are configured; the rest is as if the configuration had changed. */
    @Override
    public void wished(StageWishes wishes) {
        worker.execute(() -> follow(terms.wished(wishes)));
    }

    private void follow(HostTerms others) {
        HostSettings before = settings;
        HostSettings after = others.settings();
        terms = others;
        settings = after;
        if (!after.folders().equals(before.folders())) {
            catalogue.lookInto(after.folders());
        }
        candidates.follow(after, before);
        reconcile();
    }

    @Deactivate
    void stop() {
        ear.close();
        // The tracker removes one bundle after the other: a model of the remaining ones must not be opened in between.
        surveyed = false;
        tracker.close();
        worker.stop(candidates::retire);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(" + StageEventInbox.MARK + "=true))")
    void addListener(StageListener listener) {
        listeners.add(listener);
    }

    void removeListener(StageListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCodec(PictureCodec codec) {
        codecs.add(codec);
    }

    void removeCodec(PictureCodec codec) {
        codecs.remove(codec);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFaceDecoder(FaceDecoder decoder, Map<String, Object> properties) {
        parts.put(decoder, properties);
        worker.request();
    }

    void removeFaceDecoder(Map<String, Object> properties) {
        parts.remove(properties);
        worker.request();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEmbeddingDecoder(EmbeddingDecoder decoder, Map<String, Object> properties) {
        parts.put(decoder, properties);
        worker.request();
    }

    void removeEmbeddingDecoder(Map<String, Object> properties) {
        parts.remove(properties);
        worker.request();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEngine(InferenceEngine engine, Map<String, Object> properties) {
        parts.put(engine, properties);
        worker.request();
    }

    void removeEngine(Map<String, Object> properties) {
        parts.remove(properties);
        worker.request();
    }

    /** Runs on the worker only. */
    private void reconcile() {
        // A framework that stops removes the decoders one by one: stages opened in their place would be wasted.
        if (framework.getState() == Bundle.STOPPING || !current) {
            return;
        }
        candidates.heard(ear.take());
        candidates.reconcile(view());
    }

    private HostView view() {
        return new HostView(catalogue.models(), parts.copy(), catalogue::hasSuccessor, settings);
    }

    @Override
    public List<ModelStatus> list() {
        return worker.ask(this::settledList);
    }

    private List<ModelStatus> settledList() {
        reconcile();
        HostView view = view();
        List<ModelStatus> list = new ArrayList<>(candidates.statuses(view));
        list.addAll(view.waiting());
        catalogue.unreadable().stream().map(ModelStatusReporter::unreadable).forEach(list::add);
        return list;
    }
}
