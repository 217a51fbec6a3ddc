package io.mien.sightings.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The best crops of one track, apart in time, so that they are not all of one moment. Used by one thread at a time. */
final class BestCrops {
    private final int most;
    private final Duration spacing;
    private final List<TrackCrop> crops = new ArrayList<>(); // the best first

    /**
     * @param most how many, at least 1
     * @param spacing least time between two of them
     */
    BestCrops(int most, Duration spacing) {
        this.most = most;
        this.spacing = spacing;
    }

    /**
     * Takes a crop if it is better than one that it would replace, or if there is room.
     *
     * @param cut cuts it, if it is taken
     * @return whether it was taken
     */
    boolean offer(Instant time, float weight, Supplier<TrackCrop> cut) {
        Optional<TrackCrop> near = crops.stream()
                .filter(c -> Duration.between(c.time(), time).abs().compareTo(spacing) < 0)
                .findFirst();
        Optional<TrackCrop> replaced =
                near.or(() -> crops.size() < most ? Optional.empty() : Optional.of(crops.get(crops.size() - 1)));
        if (replaced.filter(c -> c.weight() >= weight).isPresent()) {
            return false;
        }
        replaced.ifPresent(crops::remove);
        crops.add(cut.get());
        crops.sort(Comparator.comparingDouble(TrackCrop::weight).reversed());
        return true;
    }

    /** The best first. */
    List<TrackCrop> list() {
        return List.copyOf(crops);
    }
}
