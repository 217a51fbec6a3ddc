package io.mien.console.stages;

import io.mien.console.ConsoleConfig;
import io.mien.console.state.StateHub;
import io.mien.console.state.StateTopic;
import io.mien.deploy.Deployment;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tells the page every stage with its state and figures, what is installed, and the change that is being made. */
@Component(
        service = StateTopic.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StagesTopic implements StateTopic {
    static final String NAME = "stages";

    /** Between two looks at figures that no event tells of. */
    private static final long LOOK_MILLIS = 2_000;

    private final StateHub hub;
    private final Recognizer recognizer;
    private final StageChanges changes;
    private final InstalledHistory history = new InstalledHistory(System::nanoTime);
    private final ScheduledThreadPoolExecutor looks;
    private final int mebibytes;

    @Activate
    public StagesTopic(
            @Reference StateHub hub,
            @Reference Recognizer recognizer,
            @Reference StageChanges changes,
            ConsoleConfig config) {
        this.hub = hub;
        this.recognizer = recognizer;
        this.changes = changes;
        mebibytes = config.upload_mebibytes();
        looks = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mien-console-stages");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Activate
    void start() {
        looks.scheduleWithFixedDelay(() -> hub.changed(NAME), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        looks.shutdownNow();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("stages", recognizer.stages().stream().map(StagesTopic::json).toList());
        Optional<Deployment> deployment = changes.deployment();
        state.put("changeable", deployment.isPresent());
        state.put("mebibytes", mebibytes);
        state.putAll(deployment
                .map(present -> history.json(present, changes.ended()))
                .orElse(Map.of("generations", List.of(), "refusals", List.of(), "failure", "")));
        state.put("change", changes.latest().map(StageChange::json).orElse(null));
        return state;
    }

    private static Map<String, Object> json(StageStatus stage) {
        StageFigures figures = stage.figures();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", stage.kind().word());
        json.put("id", stage.id().toString());
        json.put("name", stage.id().name());
        json.put("version", stage.id().version());
        json.put("parts", stage.id().parts());
        json.put("state", stage.state().word());
        json.put("serving", stage.serving());
        json.put("reason", stage.reason());
        json.put("done", stage.progress().done());
        json.put("total", stage.progress().total());
        json.put("calls", figures.calls());
        json.put("failures", figures.failures());
        json.put("medianMicros", figures.medianMicros());
        json.put("p99Micros", figures.p99Micros());
        json.put("leaked", figures.leaked());
        return json;
    }
}
