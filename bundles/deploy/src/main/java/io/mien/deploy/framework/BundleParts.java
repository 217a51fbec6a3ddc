package io.mien.deploy.framework;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.aligner.Aligner;
import io.mien.camera.FrameSource;
import io.mien.detector.Detector;
import io.mien.detector.FaceDecoder;
import io.mien.display.ButtonListener;
import io.mien.display.FrameSink;
import io.mien.display.MessageSink;
import io.mien.extractor.EmbeddingDecoder;
import io.mien.extractor.Extractor;
import io.mien.inference.InferenceEngine;
import io.mien.matcher.Matcher;
import io.mien.model.ModelStatus;
import io.mien.picture.Annotator;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureConverter;
import io.mien.store.FaceStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** The parts that a bundle brings: stages, models, or decoders and engines. */
public final class BundleParts {
    public static final String STORE = FaceStore.class.getName();

    /** A property of services that stand in for the service of another bundle. */
    public static final String STAND_IN = "io.mien.deploy.stand.in";

    /** The services that are tried before other bundles see them. */
    private static final Set<String> TRIED = Set.of(Aligner.class.getName(), PictureCodec.class.getName());

    private static final Map<String, StageKind> STAGES = Map.of(
            Detector.class.getName(),
            StageKind.DETECTOR,
            Aligner.class.getName(),
            StageKind.ALIGNER,
            Extractor.class.getName(),
            StageKind.EXTRACTOR,
            Matcher.class.getName(),
            StageKind.MATCHER,
            STORE,
            StageKind.STORE);

    /** The decoders and engines that make stages of models. */
    private static final Map<String, List<StageKind>> MAKERS = Map.of(
            FaceDecoder.class.getName(), List.of(StageKind.DETECTOR),
            EmbeddingDecoder.class.getName(), List.of(StageKind.EXTRACTOR),
            InferenceEngine.class.getName(), List.of(StageKind.DETECTOR, StageKind.EXTRACTOR));

    private static final Set<String> OTHERS = Set.of(
            PictureCodec.class.getName(),
            PictureConverter.class.getName(),
            Annotator.class.getName(),
            FrameSource.class.getName(),
            FrameSink.class.getName(),
            MessageSink.class.getName(),
            ButtonListener.class.getName());

    private BundleParts() {}

    /** Whether a service is a stage, or something that stages are made with. */
    private static boolean isPart(String service) {
        return STAGES.containsKey(service) || MAKERS.containsKey(service) || OTHERS.contains(service);
    }

    /** Whether one of these services is tried here, and not by the host. */
    public static boolean areTried(Set<String> services) {
        return services.stream().anyMatch(TRIED::contains);
    }

    /** A bundle's services of a type. */
    public static List<ServiceReference<?>> services(Bundle bundle, Class<?> type) {
        return references(bundle).stream()
                .filter(r -> List.of(classes(r)).contains(type.getName()))
                .toList();
    }

    /** The services that a bundle offers now, those of interest here. */
    public static Set<String> offered(Bundle bundle) {
        Set<String> offered = new TreeSet<>();
        for (ServiceReference<?> reference : references(bundle)) {
            Stream.of(classes(reference)).filter(BundleParts::isPart).forEach(offered::add);
        }
        return offered;
    }

    /** The services that a bundle's manifest promises, those of interest here. */
    public static Set<String> promised(Bundle bundle) {
        Set<String> promised = new TreeSet<>();
        for (BundleCapability service : bundle.adapt(BundleRevision.class).getDeclaredCapabilities("osgi.service")) {
            Object names = service.getAttributes().get(Constants.OBJECTCLASS);
            Stream<?> all =
                    names instanceof Collection<?> several ? several.stream() : Stream.of(String.valueOf(names));
            all.map(Object::toString).filter(BundleParts::isPart).forEach(promised::add);
        }
        return promised;
    }

    /** Whether a bundle is a model bundle. */
    public static boolean isModel(Bundle bundle) {
        return bundle.findEntries("OSGI-INF/mien", "*.mud", false) != null;
    }

    /** Whether it makes stages of models. */
    public static boolean isMaker(Bundle bundle) {
        return offered(bundle).stream().anyMatch(MAKERS::containsKey);
    }

    /** The name by which a stage's id knows a bundle that the stage is made with. */
    public static String asPart(Bundle bundle) {
        return bundle.getSymbolicName() + "/" + bundle.getVersion();
    }

    /** Whether a stage is made with a bundle: its decoder or its engine. */
    public static boolean isMadeWith(StageId stage, Bundle bundle) {
        return StageProperties.hasPart(stage.parts(), asPart(bundle));
    }

    /** Whether it is replaceable while Mien runs: it brings models, stages, or what they are made with. */
    public static boolean isReplaceable(Bundle bundle) {
        return isModel(bundle)
                || !offered(bundle).isEmpty()
                || !promised(bundle).isEmpty();
    }

    /** The models of a bundle, in the host's words. */
    public static List<ModelStatus> models(Bundle bundle, List<ModelStatus> all) {
        String origin = BundleInstaller.title(bundle);
        return all.stream().filter(m -> m.origin().equals(origin)).toList();
    }

    /** The stages that a bundle's services and models are. */
    public static List<BundlePart> stages(Bundle bundle, List<ModelStatus> models) {
        List<BundlePart> parts = new ArrayList<>();
        for (ServiceReference<?> reference : references(bundle)) {
            for (String type : classes(reference)) {
                if (STAGES.containsKey(type)) {
                    StageKind kind = STAGES.get(type);
                    parts.add(new BundlePart(kind, id(kind, reference)));
                }
            }
        }
        for (ModelStatus model : models(bundle, models)) {
            model.kind().ifPresent(kind -> parts.add(new BundlePart(kind, model.stage())));
        }
        return parts;
    }

    /** The slots that a bundle has a part in. */
    public static Set<StageKind> kinds(Bundle bundle, List<ModelStatus> models) {
        Set<StageKind> kinds = new TreeSet<>();
        stages(bundle, models).forEach(p -> kinds.add(p.kind()));
        offered(bundle).forEach(o -> kinds.addAll(MAKERS.getOrDefault(o, List.of())));
        return kinds;
    }

    private static StageId id(StageKind kind, ServiceReference<?> reference) {
        return new StageId(
                text(reference, StageProperties.NAME, ""),
                text(reference, StageProperties.VERSION, "0.0.0"),
                StageContent.of(kind, text(reference, StageProperties.MODEL, "")));
    }

    private static String text(ServiceReference<?> reference, String property, String otherwise) {
        Object value = reference.getProperty(property);
        return value == null ? otherwise : value.toString();
    }

    /** A stage made of a model is registered by the host, and is the model bundle's all the same. */
    private static List<ServiceReference<?>> references(Bundle bundle) {
        ServiceReference<?>[] references = bundle.getRegisteredServices();
        return references == null
                ? List.of()
                : Arrays.stream(references)
                        .filter(r -> r.getProperty(StageProperties.TYPE) == null && r.getProperty(STAND_IN) == null)
                        .toList();
    }

    private static String[] classes(ServiceReference<?> reference) {
        return (String[]) reference.getProperty(Constants.OBJECTCLASS);
    }
}
