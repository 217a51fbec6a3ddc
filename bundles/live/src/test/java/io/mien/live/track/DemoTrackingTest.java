package io.mien.live.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.SourceAddress;
import io.mien.camera.demo.DemoCamera;
import io.mien.camera.demo.DemoFilm;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.live.track.TrackingScore.Place;
import io.mien.recognizer.RecognizedFace;
import io.mien.support.testing.CodecStub;
import io.mien.track.TrackDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two minutes of the demo's people, found as a real detector finds them. */
@Timeout(300)
class DemoTrackingTest {
    private static final Path PEOPLE = Path.of("../../runtime/src/main/mien/people");
    private static final int FRAMES = 3000;
    private static final int RATE = 25;

    /** What became of a run. */
    private static final class Outcome {
        final TrackingScore score = new TrackingScore();
        long found;
        long faces;
        long known;
        long embedded;
        long named;
        long wrong;
        long changes;
        final StringBuilder foundLines = new StringBuilder();
        final StringBuilder truthLines = new StringBuilder();
        final StringBuilder trackLines = new StringBuilder();

        /** In the format of the MOT challenge, for a comparison by hand; and the figures of embeddings and names. */
        void writeTo(Path folder, int seed) throws IOException {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("found-" + seed + ".txt"), foundLines);
            Files.writeString(folder.resolve("truth-" + seed + ".txt"), truthLines);
            Files.writeString(folder.resolve("tracks-" + seed + ".txt"), trackLines);
            Files.writeString(folder.resolve("outcome-" + seed + ".txt"), toString());
        }

        @Override
        public String toString() {
            return score + ", found " + found + "; embedded " + embedded + " of " + faces + "; named " + named + " of "
                    + known + ", wrong " + wrong + ", changes " + changes;
        }
    }

    private static ImaginedDetector detector(int seed) throws Exception {
        DemoCamera camera = new DemoCamera(PEOPLE, new BlankCodec());
        SourceAddress address = SourceAddress.parse("demo:#frames=1&people=6&strangers=1&seed=" + seed);
        return new ImaginedDetector(((DemoFilm) camera.open(address)).scene(), seed);
    }

    private static Outcome run(int seed, boolean embeddings) throws Exception {
        ImaginedDetector detector = detector(seed);
        Tracker tracker = new Tracker(TrackLimits.DEFAULT);
        TrackSet tracks = TrackSet.NONE;
        Outcome outcome = new Outcome();
        Map<Long, String> labels = new HashMap<>();
        for (int frame = 0; frame < FRAMES; frame++) {
            double now = (double) frame / RATE;
            List<ImaginedDetector.Found> found = detector.find(frame);
            boolean[] worth = tracker.worth(tracks, now, sights(detector, found, new boolean[found.size()]), false);
            List<FaceObservation> seen = sights(detector, found, embeddings ? worth : new boolean[found.size()]);
            Tracker.Step step = tracker.step(tracks, now, seen, false);
            tracks = step.tracks();
            List<Place<Long>> places = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                outcome.faces++;
                outcome.found += found.get(i).visible() >= ImaginedDetector.VISIBLE
                                && !found.get(i).person().startsWith("nobody")
                        ? 1
                        : 0;
                outcome.known += found.get(i).known() ? 1 : 0;
                outcome.embedded += seen.get(i).embedding().isPresent() ? 1 : 0;
                Optional<Tracker.Following> track = step.of().get(i);
                if (track.isPresent()) {
                    count(outcome, labels, found.get(i), track.get());
                    places.add(new Place<>(track.get().id(), found.get(i).face().box()));
                }
            }
            outcome.score.frame(detector.truth(frame), places);
            write(outcome, frame, detector, found, places);
        }
        return outcome;
    }

    private static void count(
            Outcome outcome, Map<Long, String> labels, ImaginedDetector.Found found, Tracker.Following track) {
        TrackDecision decision = track.decision();
        if (decision.isSettled()) {
            outcome.named += decision.known() ? 1 : 0;
            outcome.wrong += decision.known() && !decision.label().equals(found.person()) ? 1 : 0;
            String before = labels.put(track.id(), decision.label());
            outcome.changes += before == null || before.equals(decision.label()) ? 0 : 1;
        }
    }

    private static List<FaceObservation> sights(
            ImaginedDetector detector, List<ImaginedDetector.Found> found, boolean[] embedded) {
        List<FaceObservation> sights = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            RecognizedFace face = detector.answer(found.get(i), embedded[i]);
            sights.add(new FaceObservation(
                    face, .2 + .8 * found.get(i).visible() * found.get(i).face().score()));
        }
        return sights;
    }

    private static void write(
            Outcome outcome,
            int frame,
            ImaginedDetector detector,
            List<ImaginedDetector.Found> found,
            List<Place<Long>> places) {
        found.forEach(f -> outcome.foundLines.append(
                line(frame, -1, f.face().box(), f.face().score())));
        detector.truth(frame).forEach(t -> outcome.truthLines.append(line(frame, t.id().hashCode(), t.box(), 1)));
        places.forEach(p -> outcome.trackLines.append(line(frame, p.id(), p.box(), 1)));
    }

    /** A line of the MOT challenge's files. */
    private static String line(int frame, long id, Box box, float score) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%.3f,%.3f,%.3f,%.3f,%.4f,-1,-1,-1%n",
                frame + 1,
                id,
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                score);
    }

    @Test
    void peopleKeepTheirTracksThroughCrossingsPillarsAndReturns() throws Exception {
        for (int seed = 1; seed <= 3; seed++) {
            Outcome outcome = run(seed, true);
            String told = "seed " + seed + ": " + outcome;
            outcome.writeTo(Path.of("target/tracking"), seed);
            // A face that is not found cannot be followed.
            double found = (double) outcome.found / outcome.score.truths();
            assertTrue(outcome.score.mota() > found - .06, told);
            assertTrue(outcome.score.idf1() > 2 * found / (1 + found) - .06, told);
            assertTrue(outcome.score.switches() <= 35, told);
            // Where another face may have taken the place there is mostly no name.
            assertTrue(outcome.wrong < .003 * outcome.named, told);
            assertTrue(outcome.named > .87 * outcome.known, told);
            assertEquals(0, outcome.changes, told);
            assertTrue(outcome.embedded < .2 * outcome.faces, told);
        }
    }

    /** By boxes alone nobody who returns is known again: the embeddings are what keeps the numbers. */
    @Test
    void withoutEmbeddingsWhoeverReturnsIsSomebodyElse() throws Exception {
        Outcome outcome = run(1, false);
        assertTrue(outcome.score.idf1() < .3, outcome.toString());
        assertTrue(outcome.score.switches() > 60, outcome.toString());
    }

    /** Every file is a gray picture: the truth does not depend on what it shows. */
    private static final class BlankCodec extends CodecStub {
        @Override
        public Image read(Path file) {
            return Image.of(1, 1, PixelFormat.GRAY, new byte[1]);
        }
    }
}
