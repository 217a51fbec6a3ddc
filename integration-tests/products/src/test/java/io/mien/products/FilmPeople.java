package io.mien.products;

import io.mien.products.TrackRecorder.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each person of a film is, as somebody who looked at it wrote down.
 *
 * @param paths by name
 */
record FilmPeople(Map<String, List<Step>> paths) {
    /** A face that is farther from a person's, in pixels, is not that person's. */
    private static final double NEAR = 25;

    /** The middle of a face in a frame. */
    record Step(long frame, double x, double y) {
        private static Step of(String text) {
            String[] values = text.split(",");
            return new Step(Long.parseLong(values[0]), Double.parseDouble(values[1]), Double.parseDouble(values[2]));
        }
    }

    private record Distance(String person, double pixels) {}

    static FilmPeople read(String resource) throws IOException {
        Map<String, List<Step>> paths = new LinkedHashMap<>();
        try (InputStream in = FilmPeople.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                paths.put(words[0], Arrays.stream(words).skip(1).map(Step::of).toList());
            });
        }
        return new FilmPeople(paths);
    }

    /** The person whose face it is; empty if it is nobody of the list. */
    Optional<String> who(Line line) {
        double x = line.box().get(0) + line.box().get(2) / 2;
        double y = line.box().get(1) + line.box().get(3) / 2;
        return paths.entrySet().stream()
                .flatMap(path -> at(path.getValue(), line.frame())
                        .map(s -> new Distance(path.getKey(), Math.hypot(s.x - x, s.y - y)))
                        .stream())
                .filter(distance -> distance.pixels < NEAR)
                .min(Comparator.comparingDouble(Distance::pixels))
                .map(Distance::person);
    }

    private static Optional<Step> at(List<Step> path, long frame) {
        for (int i = 1; i < path.size(); i++) {
            Step from = path.get(i - 1);
            Step to = path.get(i);
            if (from.frame <= frame && frame <= to.frame) {
                double share = (double) (frame - from.frame) / (to.frame - from.frame);
                return Optional.of(new Step(frame, from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
            }
        }
        return Optional.empty();
    }

    /** Each time that a person's track is another one than before, as CLEAR MOT counts it. */
    List<String> switches(List<Line> lines) {
        Map<String, Long> tracks = new HashMap<>();
        List<String> switches = new ArrayList<>();
        for (Line line : lines) {
            Optional<String> person = line.track() < 0 ? Optional.empty() : who(line);
            person.ifPresent(name -> {
                Long before = tracks.put(name, line.track());
                if (before != null && before != line.track()) {
                    switches.add(name + " in frame " + line.frame());
                }
            });
        }
        return switches;
    }
}
