package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.camera.Frame;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.live.track.TrackLimits;
import io.mien.live.track.Tracker;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceTracksTest {
    private static final Image IMAGE = Image.of(1, 1, PixelFormat.GRAY, new byte[] {90});

    private final FakeLiveRecognizer recognizer = new FakeLiveRecognizer();
    private final SourceTracks tracks =
            new SourceTracks("door", new Tracker(TrackLimits.DEFAULT), 1, (image, box) -> true);

    private long follow(Instant time, boolean embedded) throws Exception {
        return follow(IMAGE, time, embedded);
    }

    private long follow(Image image, Instant time, boolean embedded) throws Exception {
        Recognition recognition =
                recognizer.recognize(IMAGE, RecognizeOptions.defaults().embeddings(embedded));
        return tracks.follow(new Recognized(new Frame(0, time, image), recognition))
                .faces()
                .get(0)
                .track()
                .orElse(0);
    }

    private int worth() throws Exception {
        return worth(IMAGE);
    }

    private int worth(Image image) throws Exception {
        return tracks.worth(
                        image,
                        recognizer.recognize(IMAGE, RecognizeOptions.defaults()).faces().stream()
                                .map(RecognizedFace::face)
                                .toList())
                .size();
    }

    /** The clock is set back by an hour: a face is embedded again when two seconds have passed all the same. */
    @Test
    void timeContinuesWhenTheClockIsSetBack() throws Exception {
        recognizer.enroll(IMAGE, "Ada", EnrollOptions.defaults().selection(FaceSelection.LARGEST));
        Instant start = Instant.parse("2026-01-01T12:00:00Z");
        follow(start, true);
        follow(start.plusMillis(40), true);
        assertEquals(0, worth(), "two frames agree");
        Instant again = start.minus(Duration.ofHours(1));
        for (int i = 0; i <= 10; i++) {
            assertEquals(0, worth());
            assertEquals(1, follow(again.plusMillis(200 * i), false));
        }
        assertEquals(1, worth(), "two seconds have passed");
    }

    /** A face without an embedding is followed by its place, but not over a cut. */
    @Test
    void aCutEndsWhatPlacesSay() throws Exception {
        Image scene = SceneSketchTest.scene(0, 0);
        Image other = SceneSketchTest.scene(1, 0);
        follow(scene, Instant.ofEpochMilli(0), true);
        follow(scene, Instant.ofEpochMilli(40), true);
        assertEquals(0, worth(scene));
        assertEquals(1, worth(other));
        assertEquals(1, follow(scene, Instant.ofEpochMilli(80), false));
        assertEquals(0, follow(other, Instant.ofEpochMilli(120), false));
    }
}
