package io.mien.recognizer.slot;

import io.mien.StageId;
import io.mien.StageOrder;
import io.mien.StageProperties;
import java.util.Map;
import org.osgi.framework.Constants;

/**
 * A stage in a slot.
 *
 * @param stage the service
 * @param id what it is called
 * @param rank its place in the slot's order
 */
public record StageEntry<T>(T stage, StageId id, StageOrder.Rank rank) {
    /**
     * @param stage the service
     * @param properties the service's properties
     * @param model {@code name@sha256}, a gallery's id, or empty
     */
    static <T> StageEntry<T> of(T stage, Map<String, Object> properties, String model) {
        String name = String.valueOf(
                properties.getOrDefault(StageProperties.NAME, stage.getClass().getName()));
        String version = String.valueOf(properties.getOrDefault(StageProperties.VERSION, "0.0.0"));
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer i ? i : 0;
        long arrival = (Long) properties.get(Constants.SERVICE_ID);
        return new StageEntry<>(
                stage, new StageId(name, version, model), new StageOrder.Rank(ranking, name, version, arrival));
    }
}
