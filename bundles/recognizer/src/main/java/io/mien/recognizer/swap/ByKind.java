package io.mien.recognizer.swap;

import io.mien.StageKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Immutable maps by kind, in the order in which a frame passes the stages. */
final class ByKind {
    private ByKind() {}

    static <T> Map<StageKind, T> copy(Map<StageKind, T> map) {
        return Collections.unmodifiableMap(mutable(map));
    }

    static <T> Map<StageKind, T> with(Map<StageKind, T> map, StageKind kind, T value) {
        Map<StageKind, T> next = mutable(map);
        next.put(kind, value);
        return Collections.unmodifiableMap(next);
    }

    static <T> Map<StageKind, T> without(Map<StageKind, T> map, StageKind kind) {
        Map<StageKind, T> next = mutable(map);
        next.remove(kind);
        return Collections.unmodifiableMap(next);
    }

    private static <T> Map<StageKind, T> mutable(Map<StageKind, T> map) {
        // The copying constructor of EnumMap refuses an empty map of another type.
        Map<StageKind, T> copy = new EnumMap<>(StageKind.class);
        copy.putAll(map);
        return copy;
    }
}
