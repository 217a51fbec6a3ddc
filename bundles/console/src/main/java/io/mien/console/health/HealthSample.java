package io.mien.console.health;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How Mien fared during an interval.
 *
 * @param time of its end
 * @param rates frames a second that were recognized, by source
 * @param failed frames that could not be recognized
 * @param dropped frames that were left out for newer ones
 * @param median latency from a frame to its faces in milliseconds; empty if no frame came whose time is known
 * @param late the same, which 95 % of the frames do not exceed
 * @param heap bytes in use
 * @param resident bytes of memory in all, if the system says so
 * @param processors how many were busy for this process
 */
record HealthSample(
        Instant time,
        Map<String, Double> rates,
        long failed,
        long dropped,
        OptionalDouble median,
        OptionalDouble late,
        long heap,
        OptionalLong resident,
        double processors) {
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", time.toString());
        json.put("rates", rates);
        json.put("failed", failed);
        json.put("dropped", dropped);
        json.put("median", median.isPresent() ? median.getAsDouble() : null);
        json.put("late", late.isPresent() ? late.getAsDouble() : null);
        json.put("heap", heap);
        json.put("resident", resident.isPresent() ? resident.getAsLong() : null);
        json.put("processors", processors);
        return json;
    }
}
