package io.mien.host.open;

import io.mien.MienException;
import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.host.config.HostSettings;
import io.mien.host.model.FoundModel;
import io.mien.host.model.InstalledModel;
import io.mien.host.model.ModelWeights;
import io.mien.host.offer.StageOffer;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.stage.NeuralDetector;
import io.mien.host.stage.NeuralExtractor;
import io.mien.host.stage.NeuralStage;
import io.mien.host.trial.TrialRunner;
import io.mien.inference.InferenceSession;
import io.mien.model.InputSize;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import io.mien.swap.StageListener;
import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Makes a stage of a model: opens a session, warms it up, tries it, and only then offers it. */
public final class StageMaker {
    private final BundleContext context;
    private final TrialRunner trials;
    private final StageListener listener;
    private final AtomicLong revisions = new AtomicLong();

    /**
     * @param context whose services the stages are
     * @param trials where a stage is tried
     * @param listener follows what is done
     */
    public StageMaker(BundleContext context, TrialRunner trials, StageListener listener) {
        this.context = context;
        this.trials = trials;
        this.listener = listener;
    }

    /** Proves the weights where they lie; cheap next to opening them. */
    public static Model prove(FoundModel found) throws ModelRejectedException {
        try {
            ModelWeights.Proved proved = found.weights().prove(found.mud());
            return new InstalledModel(proved.id(), found.mud(), proved.files());
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with one model, the others are listed and opened.
            throw new ModelRejectedException(found.mud().name(), "its weights cannot be read: " + e, e);
        }
    }

    /** The combination of a model with a decoder and an engine. */
    public static StageId id(Model model, DecodersAndEngines.Joined parts) {
        return new StageId(
                model.mud().name(),
                model.mud().version(),
                new StageContent.Weights(model.id().toString()),
                parts.names());
    }

    /**
     * @param beside a stage of the same model with other parts, which the new one must agree with
     * @throws ModelRejectedException naming the model and why it is not taken; nothing is left open
     */
    public StageOffer offer(
            FoundModel found,
            Model model,
            DecodersAndEngines.Joined parts,
            Optional<NeuralStage> beside,
            HostSettings settings)
            throws ModelRejectedException {
        Mud mud = found.mud();
        StageId id = id(model, parts);
        listener.stageChanged(StageEvent.of(parts.kind(), id, Step.OPENING, ""));
        if (!parts.engine().runs(model)) {
            throw new ModelRejectedException(mud.name(), "the engine for " + mud.format() + " does not run here");
        }
        NeuralStage stage;
        try {
            stage = TimedOpening.wait(
                    mud.name(), settings.openMillis(), () -> open(found, model, parts, beside, settings));
        } catch (TimedOpening.OverException e) {
            listener.stageChanged(StageEvent.of(parts.kind(), id, Step.LEAKED, "its opening does not end"));
            throw e;
        }
        String trial = TrialRunner.outcome(mud);
        StageOffer offer = new StageOffer(found, parts, id, trial, stage, register(model, id, trial, stage));
        listener.stageChanged(StageEvent.of(parts.kind(), id, Step.OFFERED, ""));
        return offer;
    }

    private NeuralStage open(
            FoundModel found,
            Model model,
            DecodersAndEngines.Joined parts,
            Optional<NeuralStage> beside,
            HostSettings settings)
            throws ModelRejectedException {
        String name = model.id().name();
        InferenceSession session = null;
        try {
            session = parts.engine().open(sized(model, parts.kind()));
            NeuralStage stage = make(model, session, parts, settings);
            stage.warmUp();
            listener.stageChanged(StageEvent.of(parts.kind(), id(model, parts), Step.TRIAL, ""));
            trials.run(found, model, parts, stage, settings.limits());
            if (beside.isPresent()) {
                trials.compare(found, stage, beside.get(), settings.agreement());
            }
            session = null;
            return stage;
        } catch (ModelRejectedException e) {
            throw e;
        } catch (MienException e) {
            throw new ModelRejectedException(name, "its first run failed: " + e.getMessage(), e);
        } catch (RuntimeException | LinkageError e) {
            // A newcomer that fails with an exception of its own is refused like any other; the host and the old stage
            // continue.
            throw new ModelRejectedException(name, "it cannot be opened: " + e, e);
        } finally {
            if (session != null) {
                session.close();
            }
        }
    }

    /** An extractor's crop is as large as its template. */
    private static Model sized(Model model, StageKind kind) {
        Mud mud = model.mud();
        InputSize crop = new InputSize(mud.template().width(), mud.template().height());
        return kind == StageKind.EXTRACTOR ? new SizedModel(model, mud.input().orElse(crop)) : model;
    }

    private static NeuralStage make(
            Model model, InferenceSession session, DecodersAndEngines.Joined parts, HostSettings settings)
            throws MienException {
        if (parts.faces().isPresent()) {
            return new NeuralDetector(
                    model.mud(), session, parts.faces().get(), settings.candidates(), settings.search());
        }
        return new NeuralExtractor(model, session, parts.embeddings().orElseThrow());
    }

    private ServiceRegistration<?> register(Model model, StageId id, String trial, NeuralStage stage) {
        Mud mud = model.mud();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(StageProperties.NAME, mud.name());
        properties.put(StageProperties.VERSION, mud.version());
        properties.put(StageProperties.TYPE, mud.modelType());
        properties.put(StageProperties.ENGINE, mud.format());
        properties.put(StageProperties.MODEL, model.id().toString());
        properties.put(StageProperties.PARTS, id.parts());
        properties.put(StageProperties.REVISION, revisions.incrementAndGet());
        properties.put(StageProperties.INPUT, stage.input().toString());
        properties.put(StageProperties.TRIAL, trial);
        properties.put(Constants.SERVICE_RANKING, mud.ranking());
        return stage instanceof Detector detector
                ? context.registerService(Detector.class, detector, properties)
                : context.registerService(Extractor.class, (Extractor) stage, properties);
    }
}
