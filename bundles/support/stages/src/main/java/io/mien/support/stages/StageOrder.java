package io.mien.support.stages;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.StageWishes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The order of stages, or of models, of one kind: higher ranking first; of equal ranking the newer version of a name before
 * an older one; of equal version the later revision, which is another decoder or engine for the same model; else the one that
 * was registered first. So a newer jar of the same name is an upgrade, and an equal one changes nothing.
 */
public final class StageOrder {
    /**
     * The facts that decide the order.
     *
     * @param ranking {@code service.ranking}
     * @param name {@link StageProperties#NAME}
     * @param version {@link StageProperties#VERSION}
     * @param arrival smaller for the stage that arrived first, unique
     * @param place of the name among those of equal ranking: its arrival, or an earlier one of its name, see
     *     {@link StagePlaces}
     * @param revision {@link StageProperties#REVISION}
     */
    public record Rank(int ranking, String name, String version, long arrival, long place, long revision) {
        /** Of the only combination of its model. */
        public Rank(int ranking, String name, String version, long arrival, long place) {
            this(ranking, name, version, arrival, place, 0);
        }

        /** Of a name that has the place of its arrival. */
        public Rank(int ranking, String name, String version, long arrival) {
            this(ranking, name, version, arrival, arrival);
        }

        private Group group() {
            return new Group(ranking, name);
        }
    }

    private record Group(int ranking, String name) {}

    private StageOrder() {}

    /** A new list of {@code items}, best first. */
    public static <T> List<T> sorted(Iterable<T> items, Function<? super T, Rank> rank) {
        List<T> list = new ArrayList<>();
        items.forEach(list::add);
        // Versions are compared within a name only; as a group, a name has the place of its first arrival. Comparing
        // item by item instead would not be transitive.
        Map<Group, Long> places = new HashMap<>();
        list.forEach(i -> places.merge(rank.apply(i).group(), rank.apply(i).place(), Math::min));
        Comparator<Rank> order = Comparator.comparingInt(Rank::ranking)
                .reversed()
                .thenComparingLong(r -> places.get(r.group()))
                .thenComparing((a, b) -> compareVersions(b.version(), a.version()))
                .thenComparing(Comparator.comparingLong(Rank::revision).reversed())
                .thenComparingLong(Rank::arrival);
        list.sort(Comparator.comparing(rank, order));
        return list;
    }

    /** A new list of {@code items}: what was asked for, then as {@link #sorted(Iterable, Function)}; the refused ones are left out. */
    public static <T> List<T> sorted(
            StageWishes wishes,
            StageKind kind,
            Iterable<T> items,
            Function<? super T, StageId> id,
            Function<? super T, Rank> rank) {
        List<T> first = new ArrayList<>();
        List<T> rest = new ArrayList<>();
        for (T item : sorted(items, rank)) {
            StageId stage = id.apply(item);
            if (!wishes.refuses(kind, stage)) {
                (wishes.prefers(kind, stage) ? first : rest).add(item);
            }
        }
        first.addAll(rest);
        return first;
    }

    /** Compares OSGi versions: three numbers, absent ones 0, then the qualifier as text. */
    public static int compareVersions(String a, String b) {
        String[] left = a.split("\\.", 4);
        String[] right = b.split("\\.", 4);
        for (int i = 0; i < 3; i++) {
            int order = Long.compare(number(left, i), number(right, i));
            if (order != 0) {
                return order;
            }
        }
        return (left.length > 3 ? left[3] : "").compareTo(right.length > 3 ? right[3] : "");
    }

    /** A part that is not a number counts as 0: a foreign version string must not break the order. */
    private static long number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,9}") ? Long.parseLong(parts[index]) : 0;
    }
}
