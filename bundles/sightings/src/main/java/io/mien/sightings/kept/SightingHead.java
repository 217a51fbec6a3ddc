package io.mien.sightings.kept;

import io.mien.store.Label;
import io.mien.track.TrackDecision;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sighting without its crops.
 *
 * @param id its number, which no other sighting had or will have
 * @param facts of the track
 * @param named who a person said it shows; goes before what the track was taken for
 * @param crops how many are kept, at least 1
 */
public record SightingHead(long id, SightingFacts facts, Optional<String> named, int crops) {
    /** Who it shows, if that is known. */
    public Optional<String> person() {
        return named.or(() -> Optional.of(facts.decision())
                .filter(decision -> decision.known())
                .map(decision -> decision.label()));
    }

    /** Whether it was said to show a person, or was ever taken for that person. */
    public boolean concerns(String label) {
        return Stream.concat(named.stream(), facts.taken().stream()).anyMatch(name -> Label.isSame(name, label));
    }

    /** The same, with nothing left of a person's old name. */
    SightingHead renamed(String label, String other) {
        UnaryOperator<String> name = old -> Label.isSame(old, label) ? other : old;
        TrackDecision last = facts.decision();
        TrackDecision decision = new TrackDecision(name.apply(last.label()), last.known(), last.score(), last.frames());
        Set<String> taken = facts.taken().stream().map(name).collect(Collectors.toSet());
        SightingFacts told =
                new SightingFacts(facts.source(), facts.first(), facts.last(), facts.frames(), decision, taken);
        return new SightingHead(id, told, named.map(name), crops);
    }
}
