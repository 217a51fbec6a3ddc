package io.mien.live.track;

import io.mien.image.Box;
import io.mien.track.TrackDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules of tracks, as functions of what was before. Stateless and thread-safe. */
public final class Tracker {
    /** The speed of boxes is counted in frames of this rate, whatever the source's is. */
    private static final double RATE = 25;

    /** Seconds, more than what the sum of two times is rounded by. */
    private static final double MOMENT = 1e-3;

    private static final double MOST_FRAMES = 50;
    private static final int MOST_TRACKS = 500;
    private final TrackLimits limits;

    public Tracker(TrackLimits limits) {
        this.limits = limits;
    }

    /**
     * What a frame leads to.
     *
     * @param tracks after it
     * @param of the track of each face, in the order of the faces; empty for one that was seen once only
     */
    public record Step(TrackSet tracks, List<Optional<Following>> of) {}

    /**
     * The track of a face.
     *
     * @param id its number
     * @param decision up to this frame; none where the face may be another person's, and unknown where another face has the name
     */
    public record Following(long id, TrackDecision decision) {
        private static Following of(Track track) {
            boolean isOpen =
                    track.doubt().isOpen() && track.evidence().decision().known();
            return new Following(
                    track.id(), isOpen ? TrackDecision.NONE : track.evidence().decision());
        }
    }

    /**
     * The next frame.
     *
     * @param before after the frame before
     * @param now when it was taken, in seconds
     * @param faces in it
     * @param cut whether it shows another scene, in which nobody is where somebody was
     */
    public Step step(TrackSet before, double now, List<FaceObservation> faces, boolean cut) {
        List<Track> moved = moved(before, now, cut);
        int[] trackOf = new TrackAssociation(moved, faces, now, limits).trackOf();
        List<Track> after = new ArrayList<>();
        List<Optional<Following>> of = new ArrayList<>();
        boolean[] found = new boolean[moved.size()];
        long next = before.next();
        for (int i = 0; i < faces.size(); i++) {
            Optional<Track> track = Optional.empty();
            if (trackOf[i] >= 0) {
                found[trackOf[i]] = true;
                Track seen = seen(moved, trackOf[i], faces, i, now, next);
                next = Math.max(next, seen.id() + 1);
                track = Optional.of(seen);
            } else if (isSure(faces.get(i))) {
                track = Optional.of(begun(faces.get(i), now));
            }
            track.ifPresent(after::add);
            of.add(track.filter(Track::isConfirmed).map(Following::of));
        }
        after.addAll(gone(moved, found, now));
        return new Step(new TrackSet(latest(after), next, now), NameConflicts.resolved(of));
    }

    /** If there are too many, those that were seen longest ago leave. */
    private static List<Track> latest(List<Track> tracks) {
        return tracks.size() <= MOST_TRACKS
                ? tracks
                : tracks.stream()
                        .sorted(Comparator.comparingDouble(Track::seen).reversed())
                        .limit(MOST_TRACKS)
                        .toList();
    }

    private List<Track> moved(TrackSet before, double now, boolean cut) {
        double frames = Double.isNaN(before.time()) ? 1 : (now - before.time()) * RATE;
        double bounded = Math.max(0, Math.min(MOST_FRAMES, frames));
        double latest = cut ? now - limits.lostSeconds() - MOMENT : now;
        return before.all().stream()
                .map(t -> t.moved(t.box().later(bounded)).cut(latest))
                .toList();
    }

    private Track seen(List<Track> tracks, int of, List<FaceObservation> faces, int face, double now, long next) {
        Track track = tracks.get(of);
        FaceObservation sight = faces.get(face);
        Box box = sight.face().face().box();
        boolean far = now - track.seen() > limits.lostSeconds();
        TrackEvidence evidence = evidence(track.evidence(), sight, now);
        IdentityDoubt doubt = track.doubt()
                .after(
                        track.evidence(),
                        evidence.decision(),
                        sight,
                        IdentityDoubt.arises(tracks, of, faces, face, now),
                        !isSure(sight),
                        limits);
        return new Track(
                track.isConfirmed() ? track.id() : next,
                far ? MovingBox.begin(box) : track.box().measured(box),
                now,
                true,
                doubt,
                evidence);
    }

    private boolean isSure(FaceObservation face) {
        return face.score() >= limits.high();
    }

    private Track begun(FaceObservation face, double now) {
        MovingBox box = MovingBox.begin(face.face().face().box());
        return new Track(0, box, now, true, IdentityDoubt.NONE, evidence(TrackEvidence.NONE, face, now));
    }

    private TrackEvidence evidence(TrackEvidence before, FaceObservation face, double now) {
        return face.embedding().isPresent() ? before.and(face.face(), face.weight(), now, limits) : before;
    }

    /** A face that was seen once only is taken for a mistake; one without an embedding cannot be known again. */
    private boolean mayReturn(Track track, double now) {
        double most = track.evidence().best().isPresent() ? limits.returnSeconds() : limits.lostSeconds();
        return track.isConfirmed() && now - track.seen() <= Math.max(most, limits.lostSeconds());
    }

    /**
     * The tracks that are not seen, by number. Two of one person are one: the person who returns has the number of the first.
     * Those that were gone before have been compared already: only what is new is compared with all.
     */
    private List<Track> gone(List<Track> moved, boolean[] found, double now) {
        List<Track> gone = new ArrayList<>();
        List<Track> lost = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (!found[i] && mayReturn(moved.get(i), now)) {
                (moved.get(i).isSeen() ? lost : gone).add(moved.get(i).unseen());
            }
        }
        gone.sort(Comparator.comparingLong(Track::id));
        lost.sort(Comparator.comparingLong(Track::id));
        lost.forEach(track -> add(gone, track));
        return gone;
    }

    /** A merged track has more evidence than either of the two had: it is compared again. */
    private void add(List<Track> gone, Track track) {
        Track whole = track;
        for (int i = like(gone, whole); i >= 0; i = like(gone, whole)) {
            Track other = gone.remove(i);
            whole = other.id() < whole.id() ? other.and(whole) : whole.and(other);
        }
        int at = 0;
        while (at < gone.size() && gone.get(at).id() < whole.id()) {
            at++;
        }
        gone.add(at, whole);
    }

    private int like(List<Track> gone, Track track) {
        for (int i = 0; i < gone.size(); i++) {
            if (gone.get(i).evidence().isOf(track.evidence(), limits)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Which faces of the next frame are worth an embedding: those of nobody yet, those that are not decided, those that show
     * somebody better than before, those that could be taken for each other.
     *
     * @param before after a frame shortly before it
     * @param now when it was taken, in seconds
     * @param faces in it, without embeddings
     * @param cut whether it shows another scene
     */
    public boolean[] worth(TrackSet before, double now, List<FaceObservation> faces, boolean cut) {
        List<Track> moved = moved(before, now, cut);
        int[] trackOf = new TrackAssociation(moved, faces, now, limits).trackOf();
        boolean[] worth = new boolean[faces.size()];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = isSure(faces.get(i)) && (trackOf[i] < 0 || isWorth(moved, trackOf[i], faces, i, now));
        }
        return worth;
    }

    private boolean isWorth(List<Track> tracks, int of, List<FaceObservation> faces, int face, double now) {
        Track track = tracks.get(of);
        return track.doubt().frames() > 0
                || IdentityDoubt.arises(tracks, of, faces, face, now)
                || track.evidence().wants(faces.get(face).weight(), now, limits);
    }
}
