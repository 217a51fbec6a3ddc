package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.StageOrder;
import io.mien.StagePlaces;
import io.mien.StageProperties;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.Subject;
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
    private final Standing standing;
    private final Map<Long, StageEntry<T>> byId = new HashMap<>(); // guarded by this
    private final StagePlaces places = new StagePlaces();

    /**
     * @param kind of its stages
     * @param standing which of them may serve
     */
    public Slot(StageKind kind, Standing standing) {
        this.kind = kind;
        this.standing = standing;
    }

    /** The kind of its stages. */
    public StageKind kind() {
        return kind;
    }

    /** Takes a stage, or its changed properties. */
    public StageEntry<T> put(T stage, Map<String, Object> properties) {
        return put(stage, properties, String.valueOf(properties.getOrDefault(StageProperties.MODEL, "")));
    }

    /** Takes a stage whose model, or gallery, is known from itself. */
    public synchronized StageEntry<T> put(T stage, Map<String, Object> properties, String model) {
        StageEntry<T> known = byId.get(id(properties));
        CallRecord record = known == null ? new CallRecord() : known.subject().record();
        StageEntry<T> entry =
                StageEntry.of(kind, stage, properties, model, record).placed(places);
        byId.put(id(properties), entry);
        if (known == null) {
            standing.arrived(kind);
        }
        return entry;
    }

    /** Drops a stage; empty where it was not there. */
    public synchronized Optional<StageEntry<T>> remove(Map<String, Object> properties) {
        return Optional.ofNullable(byId.remove(id(properties)));
    }

    /** Every stage: those that may serve, best first, then those that may not. */
    public synchronized List<StageEntry<T>> all() {
        List<StageEntry<T>> all = candidates();
        for (StageEntry<T> entry : StageOrder.sorted(byId.values(), StageEntry::rank)) {
            if (!all.contains(entry)) {
                all.add(entry);
            }
        }
        return all;
    }

    /** The stages that may serve, best first; a new list. */
    public synchronized List<StageEntry<T>> candidates() {
        return standing.candidates(kind, byId.values());
    }

    /** The stage that serves. */
    public Optional<StageEntry<T>> first() {
        return candidates().stream().findFirst();
    }

    /** Whether a stage is here, and may serve. */
    boolean offers(StageEntry<?> entry) {
        return candidate(entry.subject()).filter(e -> e.same(entry)).isPresent();
    }

    /** The stage, where it is here and may serve. */
    Optional<StageEntry<T>> candidate(Subject subject) {
        return candidates().stream()
                .filter(e -> e.subject().record() == subject.record())
                .findFirst();
    }

    /** Whether a stage is here. */
    synchronized boolean holds(Subject subject) {
        return byId.values().stream().anyMatch(e -> e.subject().record() == subject.record());
    }

    /** What is missing when {@link #first()} is empty, for people. */
    String missing() {
        String only = standing.only(kind);
        List<String> others = all().stream()
                .map(e -> e.id().name()
                        + standing.refusal(kind, e.id())
                                .map(r -> " (" + r + ")")
                                .orElse(""))
                .toList();
        String wanted = only.isEmpty() ? "no " + kind.word() : "no " + kind.word() + " named '" + only + "'";
        return others.isEmpty() ? wanted + " is there" : wanted + " is there, only " + String.join(", ", others);
    }

    private static Long id(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }
}
