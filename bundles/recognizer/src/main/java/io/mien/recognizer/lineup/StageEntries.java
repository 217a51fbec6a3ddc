package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.swap.StageDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The services of the stages that are present, and of those that have left and that frames may still be using. Thread-safe. */
final class StageEntries {
    private final Map<Long, StageEntry> byService = new ConcurrentHashMap<>();

    /** Takes a stage, or its changed properties; how it fares stays with its service. */
    StageEntry put(StageKind kind, Object stage, Map<String, Object> properties, SelfDescription self) {
        long service = StageEntry.service(properties);
        CallRecord record =
                service(service).map(known -> known.monitored().record()).orElseGet(CallRecord::new);
        StageEntry entry = StageEntry.of(kind, stage, properties, self, record);
        byService.put(service, entry);
        return entry;
    }

    void remove(long service) {
        byService.remove(service);
    }

    Optional<StageEntry> service(long service) {
        return Optional.ofNullable(byService.get(service));
    }

    /** The service of a stage, with the id that the stage has. */
    Optional<StageEntry> of(StageDescription stage) {
        return service(stage.service()).filter(entry -> entry.description().same(stage));
    }

    List<StageEntry> of(StageKind kind) {
        return byService.values().stream()
                .filter(entry -> entry.description().kind() == kind)
                .toList();
    }
}
