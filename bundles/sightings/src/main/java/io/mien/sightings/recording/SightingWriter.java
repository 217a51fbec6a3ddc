package io.mien.sightings.recording;

import io.mien.MienException;
import io.mien.picture.PictureException;
import io.mien.sightings.kept.Retention;
import io.mien.sightings.kept.SeenCrop;
import io.mien.sightings.kept.SightingDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what is kept of tracks, and erases what is kept no longer. A write that began before a person was forgotten writes nothing of that person.
 * One thread writes; {@link #forget} and {@link #rename} are called by others.
 */
final class SightingWriter {
    private static final Duration BETWEEN_PRUNES = Duration.ofMinutes(1);

    private final TrackCollection tracks;
    private final Databases databases;
    private final CropEncoder encoder;
    private final Retention retention;
    private Optional<Instant> pruned = Optional.empty();
    private int sincePruned;

    /** Opens the database at the first call. */
    interface Databases {
        SightingDatabase open() throws MienException;
    }

    /** Encodes a crop. */
    interface CropEncoder {
        byte[] encode(TrackCrop crop) throws PictureException;
    }

    SightingWriter(TrackCollection tracks, Databases databases, CropEncoder encoder, Retention retention) {
        this.tracks = tracks;
        this.databases = databases;
        this.encoder = encoder;
        this.retention = retention;
    }

    /**
     * Writes a track; on the disk when this returns.
     *
     * @return false if nothing more of the track is to be kept
     */
    boolean write(TrackSnapshot snapshot, Instant now) throws MienException {
        List<SeenCrop> crops = new ArrayList<>();
        for (TrackCrop crop : snapshot.crops()) {
            crops.add(new SeenCrop(crop.time(), crop.weight(), crop.score(), encoder.encode(crop), crop.embedding()));
        }
        boolean written = writeEncoded(snapshot, crops);
        if (written && ++sincePruned >= Math.max(1, retention.most() / 100)) {
            prune(now);
        }
        return written;
    }

    private synchronized boolean writeEncoded(TrackSnapshot snapshot, List<SeenCrop> crops) throws MienException {
        OpenTrack track = snapshot.track();
        if (tracks.isClosed(track)) {
            return false;
        }
        if (track.sighting().isEmpty()) {
            track.sighting(databases.open().add(snapshot.facts(), crops));
            return true;
        }
        boolean there = databases.open().update(track.sighting().getAsLong(), snapshot.facts(), crops);
        if (!there) {
            // It was deleted: nothing more of this visit is wanted.
            tracks.close(track);
        }
        return there;
    }

    /** Erases what is kept no longer, if that was not done a moment ago. */
    void pruneIfDue(Instant now) throws MienException {
        if (pruned.isEmpty() || Duration.between(pruned.get(), now).abs().compareTo(BETWEEN_PRUNES) >= 0) {
            prune(now);
        }
    }

    private void prune(Instant now) throws MienException {
        pruned = Optional.of(now);
        sincePruned = 0;
        databases.open().prune(retention, now);
    }

    /** @return how many sightings were erased */
    synchronized int forget(String label) throws MienException {
        tracks.forget(label);
        return databases.open().purge(label);
    }

    synchronized void rename(String label, String other) throws MienException {
        tracks.rename(label, other);
        databases.open().rename(label, other);
    }
}
