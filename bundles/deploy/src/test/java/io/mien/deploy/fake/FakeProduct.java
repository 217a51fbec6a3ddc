package io.mien.deploy.fake;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.model.ModelId;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatusBuilder;
import io.mien.model.Models;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import io.mien.support.stages.StageOrder;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import io.mien.swap.StageListener;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Host and recognizer: they find models and stages in the framework, order them by the wishes in Config Admin, and say of each
 * what a test wants said. Nothing is ever called.
 */
public final class FakeProduct {
    private static final Map<String, StageKind> TYPES = Map.of(
            "io.mien.aligner.Aligner", StageKind.ALIGNER,
            "io.mien.matcher.Matcher", StageKind.MATCHER,
            "io.mien.store.FaceStore", StageKind.STORE);

    private final BundleContext context;
    private final FakeSessions sessions;
    private final Map<String, StageStatus.State> states = new ConcurrentHashMap<>();
    private final Map<String, StageStatus.Progress> progresses = new ConcurrentHashMap<>();
    private final Map<String, String> rolledBack = new ConcurrentHashMap<>();
    private volatile StageListener listener = event -> {};
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private record Entry(StageKind kind, StageId id, long arrival, String origin) {
        StageOrder.Rank rank() {
            return new StageOrder.Rank(0, id.name(), id.version(), arrival);
        }
    }

    /** Registers both services. */
    FakeProduct(BundleContext context, FakeSessions sessions) {
        this.context = context;
        this.sessions = sessions;
        context.registerService(Models.class, this::models, null);
        context.registerService(
                Recognizer.class,
                (Recognizer) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Recognizer.class}, (p, method, a) -> {
                            if (method.getName().equals("stages")) {
                                return stages();
                            }
                            return method.getName().equals("hashCode") ? (Object) 1 : (Object) (p == a[0]);
                        }),
                null);
    }

    /** From now on a stage that goes first, {@code name/version}, is in that state; listeners are told that it changed. */
    public void state(String stage, StageStatus.State state) {
        states.put(stage, state);
        tell(stage, state == StageStatus.State.SERVING ? Step.PASSED : Step.GALLERY, "", 0);
    }

    /** From now on a stage on probation has come that far. */
    public void progress(String stage, StageStatus.Progress progress) {
        progresses.put(stage, progress);
        tell(stage, Step.PROBATION, "", progress.share());
    }

    /** The recognizer rolls a stage back, which then leaves its slot. */
    public void rollBack(String stage, String reason) {
        rolledBack.put(stage, reason);
        states.put(stage, StageStatus.State.RETIRED);
        tell(stage, Step.ROLLED_BACK, reason, 1);
    }

    /** Host and recognizer have this listener. */
    public void listen(StageListener to) {
        listener = to;
    }

    private void tell(String stage, Step step, String detail, double progress) {
        String[] id = stage.split("/");
        listener.stageChanged(new StageEvent(StageKind.DETECTOR, new StageId(id[0], id[1]), step, detail, progress));
    }

    /** From now on the host refuses a model, {@code name/version}. */
    public void refuse(String model, String reason) {
        refused.put(model, reason);
    }

    private List<ModelStatus> models() {
        List<ModelStatus> all = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() != Bundle.UNINSTALLED
                    && bundle.findEntries("OSGI-INF/mien", "*.mud", false) != null) {
                entries.add(modelEntry(bundle));
            }
        }
        for (StageKind kind : StageKind.values()) {
            List<Entry> ofKind = entries.stream().filter(e -> e.kind() == kind).toList();
            List<Entry> sorted = StageOrder.sorted(
                    sessions.wishes(),
                    kind,
                    ofKind.stream().filter(e -> !isRefused(e)).toList(),
                    Entry::id,
                    Entry::rank);
            for (Entry entry : sorted) {
                boolean first = entry == sorted.get(0);
                all.add(status(entry, first ? ModelStatus.State.SERVING : ModelStatus.State.CANDIDATE, ""));
            }
            ofKind.stream()
                    .filter(e -> !sorted.contains(e))
                    .forEach(e -> all.add(
                            status(e, ModelStatus.State.REFUSED, refused.getOrDefault(name(e), "it was rolled back"))));
        }
        return all;
    }

    private boolean isRefused(Entry entry) {
        return refused.containsKey(name(entry));
    }

    private static String name(Entry entry) {
        return entry.id().name() + "/" + entry.id().version();
    }

    private static Entry modelEntry(Bundle bundle) {
        String name = bundle.getHeaders("").get("Bundle-Name");
        String sha256 = "%064x".formatted(bundle.getVersion().toString().hashCode());
        return new Entry(
                StageKind.valueOf(bundle.getHeaders("").get("Bundle-Category").toUpperCase(Locale.ROOT)),
                new StageId(
                        name,
                        bundle.getVersion().toString(),
                        new StageContent.Weights(new ModelId(name, sha256).toString())),
                bundle.getBundleId(),
                bundle.getSymbolicName() + " " + bundle.getVersion());
    }

    private static ModelStatus status(Entry entry, ModelStatus.State state, String reason) {
        return new ModelStatusBuilder(entry.id().name(), entry.id().version(), entry.origin(), state)
                .kind(entry.kind())
                .type("retinaface")
                .format("onnx")
                .licence("MIT")
                .sha256(ModelId.parse(entry.id().content().id()).sha256())
                .reason(reason)
                .build();
    }

    private List<StageStatus> stages() {
        List<Entry> entries = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            ServiceReference<?>[] services = bundle.getRegisteredServices();
            for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
                String type = ((String[]) service.getProperty("objectClass"))[0];
                if (TYPES.containsKey(type)) {
                    StageId id = new StageId((String) service.getProperty("io.mien.name"), (String)
                            service.getProperty("io.mien.version"));
                    entries.add(new Entry(TYPES.get(type), id, bundle.getBundleId(), ""));
                }
            }
        }
        models().stream()
                .filter(m -> m.state() == ModelStatus.State.SERVING)
                .map(m -> new Entry(m.kind().get(), m.stage(), 0, ""))
                .forEach(entries::add);
        return Arrays.stream(StageKind.values())
                .flatMap(k -> infos(k, entries).stream())
                .toList();
    }

    private List<StageStatus> infos(StageKind kind, List<Entry> entries) {
        List<Entry> ofKind = entries.stream().filter(e -> e.kind() == kind).toList();
        List<Entry> usable = ofKind.stream().filter(e -> !isOut(name(e))).toList();
        List<Entry> sorted = StageOrder.sorted(sessions.wishes(), kind, usable, Entry::id, Entry::rank);
        List<StageStatus> infos = new ArrayList<>();
        for (Entry entry : sorted) {
            StageStatus.State first = states.getOrDefault(name(entry), StageStatus.State.SERVING);
            infos.add(info(entry, entry == sorted.get(0) ? first : StageStatus.State.CANDIDATE));
        }
        Set<Entry> in = Set.copyOf(sorted);
        ofKind.stream()
                .filter(e -> !in.contains(e))
                .forEach(e -> infos.add(info(e, states.getOrDefault(name(e), StageStatus.State.REFUSED))));
        return infos;
    }

    private boolean isOut(String stage) {
        StageStatus.State state = states.get(stage);
        return state == StageStatus.State.REFUSED || state == StageStatus.State.RETIRED;
    }

    private StageStatus info(Entry entry, StageStatus.State state) {
        String reason = state == StageStatus.State.REFUSED
                ? "it keeps another gallery"
                : rolledBack.getOrDefault(name(entry), "");
        StageStatus.Progress progress = state == StageStatus.State.PROBATION
                ? progresses.getOrDefault(name(entry), StageStatus.Progress.NONE)
                : StageStatus.Progress.NONE;
        return StageStatus.of(entry.kind(), entry.id(), state, reason, StageFigures.NONE)
                .progress(progress);
    }
}
