package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.StageOrder;
import io.mien.StageProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Constants;

/**
 * Where the recogniser keeps the stages of one kind, best first. Kept by {@code service.id}: a service that leaves takes
 * away itself only, and a ranking may change at run time. Thread-safe.
 */
public final class Slot<T> {
    private final StageKind kind;
    private final String only;
    private final Map<Long, StageEntry<T>> byId = new HashMap<>(); // guarded by this
    private volatile List<StageEntry<T>> ordered = List.of(); // immutable

    /**
     * @param kind of its stages
     * @param only the one name that may serve, or empty
     */
    public Slot(StageKind kind, String only) {
        this.kind = kind;
        this.only = only;
    }

    /** The kind of its stages. */
    public StageKind kind() {
        return kind;
    }

    /** Takes a stage, or its changed properties. */
    public synchronized void put(T stage, Map<String, Object> properties) {
        put(stage, properties, String.valueOf(properties.getOrDefault(StageProperties.MODEL, "")));
    }

    /** Takes a stage whose model, or gallery, is known from itself. */
    public synchronized void put(T stage, Map<String, Object> properties, String model) {
        byId.put(id(properties), StageEntry.of(stage, properties, model));
        ordered = StageOrder.sorted(byId.values(), StageEntry::rank);
    }

    /** Drops a stage. */
    public synchronized void remove(Map<String, Object> properties) {
        byId.remove(id(properties));
        ordered = StageOrder.sorted(byId.values(), StageEntry::rank);
    }

    /** Every stage, best first, also those that may not serve. */
    public List<StageEntry<T>> all() {
        return ordered;
    }

    /** The stage that serves. */
    public Optional<StageEntry<T>> first() {
        return ordered.stream()
                .filter(e -> only.isEmpty() || only.equals(e.id().name()))
                .findFirst();
    }

    /** What is missing when {@link #first()} is empty, for people. */
    String missing() {
        List<String> others = ordered.stream().map(e -> e.id().name()).toList();
        String wanted = only.isEmpty() ? "no " + kind.word() : "no " + kind.word() + " named '" + only + "'";
        return others.isEmpty() ? wanted + " is there" : wanted + " is there, only " + String.join(", ", others);
    }

    private static Long id(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }
}
