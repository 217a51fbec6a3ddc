package io.mien.recognizer.slot;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which stages may serve, and in which order: what was asked for, who was put out in this process and why, and whose
 * gallery serves. Thread-safe.
 */
public final class Standing {
    private final Map<Key, String> out = new ConcurrentHashMap<>();
    private final Map<StageKind, StageId> returned = new ConcurrentHashMap<>();
    private volatile Map<StageKind, String> only = Map.of();
    private volatile StageWishes wishes = StageWishes.NONE;
    private volatile String gallery = ""; // empty before the first store served

    private record Key(StageKind kind, StageId id) {}

    /** The only names that may serve, by kind; empty ones limit nothing. */
    void limit(Map<StageKind, String> names) {
        only = Map.copyOf(names);
    }

    /** Takes new wishes. Who is asked for again, or is no longer refused, is in again. */
    void wish(StageWishes next) {
        StageWishes before = wishes;
        out.keySet().removeIf(k -> asked(k, next) && !asked(k, before) || pardoned(k, before, next));
        if (!before.use().equals(next.use())) {
            returned.clear();
        }
        wishes = next;
    }

    private static boolean asked(Key key, StageWishes wishes) {
        return wishes.prefers(key.kind(), key.id());
    }

    private static boolean pardoned(Key key, StageWishes before, StageWishes next) {
        return before.refuses(key.kind(), key.id()) && !next.refuses(key.kind(), key.id());
    }

    /** Puts a stage out. */
    void refuse(StageKind kind, StageId stage, String reason) {
        out.put(new Key(kind, stage), reason);
    }

    /** Lets a stage in again. */
    void pardon(StageKind kind, StageId stage) {
        out.remove(new Key(kind, stage));
    }

    /** Whoever is next in order, this one served before and goes first, until a new one comes. */
    void returnTo(StageEntry<?> entry) {
        returned.put(entry.subject().kind(), entry.id());
    }

    /** A new stage of a kind came. */
    void arrived(StageKind kind) {
        returned.remove(kind);
    }

    /** From now on this gallery serves. */
    void serves(String galleryId) {
        gallery = galleryId;
    }

    /** Why a stage was put out in this process; empty where it was not. */
    Optional<String> putOut(StageKind kind, StageId stage) {
        return Optional.ofNullable(out.get(new Key(kind, stage)));
    }

    /** Why a stage may not serve; empty where it may. */
    Optional<String> refusal(StageKind kind, StageId stage) {
        Optional<String> reason = putOut(kind, stage);
        if (reason.isPresent()) {
            return reason;
        }
        if (wishes.refuses(kind, stage)) {
            return Optional.of("it was rolled back and not asked for since");
        }
        return kind == StageKind.STORE && !wishes.prefers(kind, stage) ? foreign(stage) : Optional.empty();
    }

    /** Before a gallery served, a store's name is all that is known of the one that is asked for. */
    private Optional<String> foreign(StageId store) {
        String wanted = wishes.use().getOrDefault(StageKind.STORE, "");
        if (gallery.isEmpty()) {
            return wanted.isEmpty() || wanted.split("/")[0].equals(store.name())
                    ? Optional.empty()
                    : Optional.of("store " + wanted + " is asked for, and not there yet");
        }
        return gallery.equals(store.model())
                ? Optional.empty()
                : Optional.of("it keeps gallery " + store.model() + ", and gallery " + gallery
                        + " serves: it does so only if asked for");
    }

    /** The one name of a kind that may serve, or empty. */
    String only(StageKind kind) {
        return only.getOrDefault(kind, "");
    }

    /** Those that may serve, best first; a new list. */
    <T> List<StageEntry<T>> candidates(StageKind kind, Collection<StageEntry<T>> entries) {
        List<StageEntry<T>> candidates = wishes.sorted(kind, entries, StageEntry::id, StageEntry::rank);
        candidates.removeIf(e -> refusal(kind, e.id()).isPresent()
                || e.spare() && !wishes.prefers(kind, e.id())
                || !only(kind).isEmpty() && !only(kind).equals(e.id().name()));
        StageId first = returned.get(kind);
        // A stable sort: the others keep their order.
        candidates.sort((a, b) -> Boolean.compare(b.id().equals(first), a.id().equals(first)));
        return candidates;
    }
}
