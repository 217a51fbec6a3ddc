package io.mien.sightings.recording;

import io.mien.image.Image;
import io.mien.support.teaching.FaceCut;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tracks that are followed, and what is kept of each. The time is handed in. Thread-safe; a call takes as long as cutting a few faces
 * out of a frame.
 */
final class TrackCollection {
    /** How many tracks are remembered by name: more than are seen while one may still come back. */
    private static final int MOST_NOTES = 10_000;

    /** What a face counts at least for its detector's score, as where its person is decided. */
    private static final float LEAST_SCORE = .1f;

    private final RecordingLimits limits;
    private final Map<TrackKey, OpenTrack> open = new HashMap<>(); // guarded by this
    private final Map<TrackKey, TrackNote> notes = new LinkedHashMap<>(16, .75f, true) { // guarded by this
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<TrackKey, TrackNote> eldest) {
                    return size() > MOST_NOTES;
                }
            };

    TrackCollection(RecordingLimits limits) {
        this.limits = limits;
    }

    /** Takes what a frame shows. A face without an embedding was not worth one to its track. */
    synchronized void see(TrackedFrame frame, Instant now) {
        for (TrackedFace face : frame.faces()) {
            if (face.track().isPresent()) {
                see(new TrackKey(frame.source(), face.track().getAsLong()), face, frame, now);
            }
        }
    }

    private void see(TrackKey key, TrackedFace face, TrackedFrame frame, Instant now) {
        TrackNote note = notes.computeIfAbsent(key, k -> new TrackNote());
        if (note.isClosed()) {
            return;
        }
        OpenTrack track = open.computeIfAbsent(key, k -> new OpenTrack(k, note, limits, now));
        track.see(face, now);
        float score = face.face().face().score();
        float weight = face.quality().weight() * Math.max(LEAST_SCORE, score);
        face.face()
                .embedding()
                .ifPresent(embedding -> track.offer(now, weight, () -> {
                    Image image = frame.frame().image();
                    Image cut = FaceCut.around(image, face.face().face().box(), FaceCut.SURROUNDINGS);
                    return new TrackCrop(now, weight, score, CropReduction.to(limits.side(), cut), embedding);
                }));
    }

    /** The snapshots to write now. Tracks that are gone are followed no more. */
    synchronized List<TrackSnapshot> due(Instant now) {
        List<TrackSnapshot> due = new ArrayList<>();
        for (Iterator<OpenTrack> tracks = open.values().iterator(); tracks.hasNext(); ) {
            OpenTrack track = tracks.next();
            if (!track.isClosed()) {
                track.due(now).ifPresent(due::add);
            }
            if (track.isClosed() || track.isGone(now)) {
                tracks.remove();
            }
        }
        return due;
    }

    /** A snapshot was not written: it is due again. */
    synchronized void dropped(OpenTrack track) {
        track.wasDropped();
    }

    /** Keeps nothing of the tracks that were called by a name, also if they come back. */
    synchronized void forget(String label) {
        notes.values().stream().filter(note -> note.wasCalled(label)).forEach(TrackNote::close);
    }

    /** The tracks that were called by a name are those of another one. */
    synchronized void rename(String label, String other) {
        notes.values().forEach(note -> note.rename(label, other));
    }

    /** Keeps nothing more of a track. */
    synchronized void close(OpenTrack track) {
        track.close();
    }

    synchronized boolean isClosed(OpenTrack track) {
        return track.isClosed();
    }
}
