package io.mien.live;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.live.track.FaceObservation;
import io.mien.live.track.TrackSet;
import io.mien.live.track.Tracker;
import io.mien.quality.FaceQuality;
import io.mien.recognizer.FaceFilter;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Label;
import io.mien.track.TrackDecision;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/**
 * Follows the faces of one source. {@link #worth} is asked ahead, by several threads; {@link #follow} by one, in the order of
 * the frames.
 */
final class SourceTracks implements FaceFilter {
    /** What a face counts at least for its detector's score. */
    private static final float LEAST_SCORE = .1f;
    /** How far ahead of the latest frame that was followed the one is that is asked about, in seconds. */
    private static final double AHEAD = .04;

    private static final double NANOS = 1e9;

    private final String source;
    private final Tracker tracker;
    private final BiPredicate<Image, Box> counts;
    private volatile Moment latest;
    private double shift; // of the thread that follows

    /** The tracks after a frame, and what it looked like; nothing before the first. */
    private record Moment(TrackSet tracks, Optional<SceneSketch> scene) {
        boolean isCutBefore(SceneSketch next) {
            return scene.isPresent() && next.isCutFrom(scene.get());
        }
    }

    /**
     * @param source its name
     * @param first number of a track
     * @param counts whether a face of an image counts
     */
    SourceTracks(String source, Tracker tracker, long first, BiPredicate<Image, Box> counts) {
        this.source = source;
        this.tracker = tracker;
        this.counts = counts;
        latest = new Moment(TrackSet.beginning(first), Optional.empty());
    }

    /** The number that no track has yet. */
    long next() {
        return latest.tracks().next();
    }

    @Override
    public List<Face> worth(Image image, List<Face> faces) {
        List<Face> counted =
                faces.stream().filter(f -> counts.test(image, f.box())).toList();
        List<FaceObservation> sights = counted.stream()
                .map(f -> sight(unnamed(f), FaceQuality.of(image, f)))
                .toList();
        Moment now = latest;
        boolean[] worth = tracker.worth(
                now.tracks(), now.tracks().time() + AHEAD, sights, now.isCutBefore(SceneSketch.of(image)));
        List<Face> chosen = new ArrayList<>();
        for (int i = 0; i < worth.length; i++) {
            if (worth[i]) {
                chosen.add(counted.get(i));
            }
        }
        return chosen;
    }

    private static RecognizedFace unnamed(Face face) {
        return RecognizedFace.of(face, Label.UNKNOWN, false, 0);
    }

    private static FaceObservation sight(RecognizedFace face, FaceQuality quality) {
        return new FaceObservation(
                face, quality.weight() * Math.max(LEAST_SCORE, face.face().score()));
    }

    /** The faces of a frame with their tracks. */
    TrackedFrame follow(Recognized result) {
        Image image = result.frame().image();
        List<RecognizedFace> faces = result.recognition().faces().stream()
                .filter(f -> counts.test(image, f.face().box()))
                .toList();
        List<FaceQuality> qualities =
                faces.stream().map(f -> FaceQuality.of(image, f.face())).toList();
        List<FaceObservation> sights = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            sights.add(sight(faces.get(i), qualities.get(i)));
        }
        Moment before = latest;
        SceneSketch scene = SceneSketch.of(image);
        Tracker.Step step =
                tracker.step(before.tracks(), later(seconds(result.frame().time())), sights, before.isCutBefore(scene));
        latest = new Moment(step.tracks(), Optional.of(scene));
        List<TrackedFace> tracked = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            Optional<Tracker.Following> track = step.of().get(i);
            OptionalLong id = track.isPresent() ? OptionalLong.of(track.get().id()) : OptionalLong.empty();
            TrackDecision decision = track.map(Tracker.Following::decision).orElse(TrackDecision.NONE);
            tracked.add(new TrackedFace(faces.get(i), qualities.get(i), id, decision));
        }
        return new TrackedFrame(
                source, result.frame(), tracked, result.recognition().lineUp());
    }

    /** A clock that is set back must not make tracks younger: their time continues. */
    private double later(double time) {
        double before = latest.tracks().time();
        if (time + shift < before) {
            shift = before - time;
        }
        return time + shift;
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / NANOS;
    }
}
