package io.mien.sightings.kept;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How long sightings are kept after the face was seen last. A pure function of what is kept and of the time.
 *
 * @param unknown one of nobody known
 * @param known one of a person, by the gallery or because somebody said so
 * @param most how many are kept in all, at least 1; of more than these the oldest go
 */
public record Retention(Duration unknown, Duration known, int most) {
    /** The numbers of those that are kept no longer. */
    public Set<Long> expired(Collection<SightingHead> heads, Instant now) {
        Set<Long> expired = new TreeSet<>();
        for (SightingHead head : heads) {
            if (!now.isBefore(end(head))) {
                expired.add(head.id());
            }
        }
        List<SightingHead> left = heads.stream()
                .filter(head -> !expired.contains(head.id()))
                .sorted(Comparator.comparing((SightingHead head) -> head.facts().last())
                        .thenComparing(SightingHead::id))
                .toList();
        left.stream().limit(Math.max(0, left.size() - most)).forEach(head -> expired.add(head.id()));
        return expired;
    }

    private Instant end(SightingHead head) {
        return head.facts().last().plus(head.person().isPresent() ? known : unknown);
    }

    /** Whether a file that cannot be read may be of a sighting that would be kept. */
    boolean keeps(Instant written, Instant now) {
        return now.isBefore(written.plus(known.compareTo(unknown) > 0 ? known : unknown));
    }
}
