package io.mien.sightings.recording;

import io.mien.sightings.kept.SightingFacts;
import io.mien.track.TrackDecision;
import io.mien.track.TrackedFace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A track from its first frame until it is gone. Guarded by its collection, but for the number of its sighting. */
final class OpenTrack {
    /** A track that lasts is written again now and then, so that the end of the process takes little of its time. */
    private static final Duration LONGEST_UNWRITTEN = Duration.ofMinutes(1);

    private final TrackKey key;
    private final TrackNote note;
    private final RecordingLimits limits;
    private final BestCrops crops;
    private final Instant first;
    private Instant last;
    private int frames;
    private TrackDecision decision = TrackDecision.NONE;
    private boolean changed;
    private Optional<Instant> written = Optional.empty();
    private String writtenLabel = "";
    private OptionalLong sighting = OptionalLong.empty(); // of the thread that writes

    OpenTrack(TrackKey key, TrackNote note, RecordingLimits limits, Instant first) {
        this.key = key;
        this.note = note;
        this.limits = limits;
        this.crops = new BestCrops(limits.crops(), limits.spacing());
        this.first = first;
        this.last = first;
    }

    void see(TrackedFace face, Instant now) {
        last = now;
        frames++;
        decision = face.decision();
        if (decision.known()) {
            note.called(decision.label());
        }
    }

    void offer(Instant now, float weight, Supplier<TrackCrop> cut) {
        changed |= crops.offer(now, weight, cut);
    }

    boolean isGone(Instant now) {
        return !now.isBefore(last.plus(limits.gone()));
    }

    boolean isClosed() {
        return note.isClosed();
    }

    /** Keeps nothing more of the track, also if it comes back. */
    void close() {
        note.close();
    }

    /** The number under which it is kept; empty before it was written. For the thread that writes. */
    OptionalLong sighting() {
        return sighting;
    }

    /** For the thread that writes. */
    void sighting(long id) {
        sighting = OptionalLong.of(id);
    }

    /** The snapshot to write now, if one is due. A track is first written once enough frames agree who it is, or when it is gone. */
    Optional<TrackSnapshot> due(Instant now) {
        boolean gone = isGone(now);
        if (crops.list().isEmpty() || !gone && !isDue(now)) {
            return Optional.empty();
        }
        changed = false;
        written = Optional.of(now);
        writtenLabel = decision.label();
        SightingFacts facts = new SightingFacts(key.source(), first, last, frames, decision, note.labels());
        return Optional.of(new TrackSnapshot(this, facts, crops.list()));
    }

    private boolean isDue(Instant now) {
        if (written.isEmpty()) {
            return decision.isSettled();
        }
        if (!decision.label().equals(writtenLabel)) {
            return true;
        }
        Duration wait = changed ? limits.rewrite() : LONGEST_UNWRITTEN;
        return !now.isBefore(written.get().plus(wait));
    }

    /** The queue was full or the write failed: the track is written later. */
    void wasDropped() {
        changed = true;
    }
}
