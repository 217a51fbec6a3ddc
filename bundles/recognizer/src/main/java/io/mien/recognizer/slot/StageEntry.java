package io.mien.recognizer.slot;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageOrder;
import io.mien.StagePlaces;
import io.mien.StageProperties;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.Subject;
import java.util.Map;
import org.osgi.framework.Constants;

/**
 * A stage in a slot.
 *
 * @param stage the service
 * @param rank its place in the slot's order
 * @param subject what it is called and how it fares
 * @param untried whether it is a model's, and nobody tried it
 * @param spare whether it serves only where it is asked for
 */
public record StageEntry<T>(T stage, StageOrder.Rank rank, Subject subject, boolean untried, boolean spare) {
    private static final String NONE = "none";

    /**
     * @param stage the service
     * @param properties the service's properties
     * @param model {@code name@sha256}, a gallery's id, or empty
     * @param record how it fares; its own, and the same one for as long as the service is there
     */
    static <T> StageEntry<T> of(
            StageKind kind, T stage, Map<String, Object> properties, String model, CallRecord record) {
        String name = String.valueOf(
                properties.getOrDefault(StageProperties.NAME, stage.getClass().getName()));
        String version = String.valueOf(properties.getOrDefault(StageProperties.VERSION, "0.0.0"));
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer i ? i : 0;
        String parts = String.valueOf(properties.getOrDefault(StageProperties.PARTS, ""));
        long revision = properties.get(StageProperties.REVISION) instanceof Long r ? r : 0;
        long arrival = (Long) properties.get(Constants.SERVICE_ID);
        return new StageEntry<>(
                stage,
                new StageOrder.Rank(ranking, name, version, arrival, arrival, revision),
                new Subject(kind, new StageId(name, version, model, parts), record),
                NONE.equals(properties.get(StageProperties.TRIAL)),
                Boolean.TRUE.equals(properties.get(StageProperties.SPARE)));
    }

    /** The same, in the place that its name had before. */
    StageEntry<T> placed(StagePlaces places) {
        return new StageEntry<>(stage, places.keep(rank), subject, untried, spare);
    }

    /** What it is called. */
    public StageId id() {
        return subject.id();
    }

    /** Whether it is the same service, whatever became of its ranking. */
    boolean same(StageEntry<?> other) {
        return other != null && subject.record() == other.subject.record() && id().equals(other.id());
    }
}
