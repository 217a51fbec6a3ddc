package io.mien.recognizer.swap;

import io.mien.StageKind;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stages that are present, and those that are leaving.
 *
 * @param present by service number
 * @param leaving those that have left, and that frames may still be using
 * @param places the earliest arrival of each name: a stage that was replaced and comes back has its old place
 */
record SlotContents(Map<Long, StageDescription> present, Map<Long, StageDescription> leaving, Map<Name, Long> places) {
    static final SlotContents EMPTY = new SlotContents(Map.of(), Map.of(), Map.of());

    record Name(StageKind kind, String name) {}

    SlotContents {
        present = Collections.unmodifiableMap(new TreeMap<>(present));
        leaving = Collections.unmodifiableMap(new TreeMap<>(leaving));
        places = Map.copyOf(places);
    }

    boolean holds(StageDescription stage) {
        return present.containsKey(stage.service());
    }

    Optional<StageDescription> stage(long service) {
        return Optional.ofNullable(present.get(service));
    }

    List<StageDescription> of(StageKind kind) {
        return present.values().stream().filter(s -> s.kind() == kind).toList();
    }

    /** Takes a stage, or what changed of it. */
    SlotContents with(StageDescription stage) {
        Map<Name, Long> seen = new HashMap<>(places);
        long place = seen.merge(
                new Name(stage.kind(), stage.rank().name()), stage.rank().place(), Math::min);
        Map<Long, StageDescription> next = new HashMap<>(present);
        next.put(stage.service(), stage.placed(place));
        return new SlotContents(next, leaving, seen);
    }

    SlotContents left(StageDescription stage) {
        Map<Long, StageDescription> next = new HashMap<>(present);
        next.remove(stage.service());
        Map<Long, StageDescription> used = new HashMap<>(leaving);
        used.put(stage.service(), stage);
        return new SlotContents(next, used, places);
    }

    SlotContents drained(StageDescription stage) {
        Map<Long, StageDescription> used = new HashMap<>(leaving);
        used.remove(stage.service());
        return new SlotContents(present, used, places);
    }
}
