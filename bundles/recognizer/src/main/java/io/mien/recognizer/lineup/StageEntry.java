package io.mien.recognizer.lineup;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.MonitoredStage;
import io.mien.recognizer.swap.StageDescription;
import io.mien.support.stages.StageOrder;
import java.util.Map;
import org.osgi.framework.Constants;

/**
 * A stage with its service.
 *
 * @param stage the service
 * @param description what the swap rules know of it
 * @param monitored what it is called and how it fares
 */
record StageEntry(Object stage, StageDescription description, MonitoredStage monitored) {
    private static final String NONE = "none";

    /**
     * @param stage the service
     * @param properties the service's properties
     * @param self the stage's answers about its identity
     * @param record the figures of its calls, the same object for as long as the service is registered
     */
    static StageEntry of(
            StageKind kind, Object stage, Map<String, Object> properties, SelfDescription self, CallRecord record) {
        String name = String.valueOf(
                properties.getOrDefault(StageProperties.NAME, stage.getClass().getName()));
        String version = String.valueOf(properties.getOrDefault(StageProperties.VERSION, "0.0.0"));
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer i ? i : 0;
        String parts = String.valueOf(properties.getOrDefault(StageProperties.PARTS, ""));
        long revision = properties.get(StageProperties.REVISION) instanceof Long r ? r : 0;
        long service = service(properties);
        String model = kind == StageKind.STORE && self.fault().isEmpty()
                ? self.contribution()
                : String.valueOf(properties.getOrDefault(StageProperties.MODEL, ""));
        StageId id = new StageId(name, version, StageContent.of(kind, model), parts);
        StageDescription description = new StageDescription(
                kind,
                id,
                service,
                new StageOrder.Rank(ranking, name, version, service, service, revision),
                self.contribution(),
                NONE.equals(properties.get(StageProperties.TRIAL)),
                Boolean.TRUE.equals(properties.get(StageProperties.SPARE)));
        return new StageEntry(stage, description, new MonitoredStage(kind, id, record));
    }

    /** Number of a service. */
    static long service(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }

    /** What it is called. */
    StageId id() {
        return monitored.id();
    }
}
