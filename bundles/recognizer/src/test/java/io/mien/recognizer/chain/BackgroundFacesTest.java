package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A portrait with people far behind it is a picture of one person. */
@Timeout(60)
class BackgroundFacesTest {
    private static final SearchBound BOUND = new SearchBound(90, 66, "somebody:windows");

    private Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    /** People 1, 2, 3 ..., whose faces are so high and half as wide. */
    private static final class SizedFaces implements Detector {
        private final int[] sides;

        SizedFaces(int... sides) {
            this.sides = sides;
        }

        @Override
        public List<Face> detect(Image image, DetectorOptions options)
                throws StageRetiredException, InferenceException {
            List<Face> sized = new ArrayList<>();
            for (Face face : Scene.detector().detect(image, options)) {
                int side = sides[sized.size()];
                sized.add(new Face(new Box(0, 0, side / 2f, side), face.score(), face.points()));
            }
            return sized;
        }

        @Override
        public Optional<SearchBound> bound(int width, int height, DetectorOptions options) {
            return Optional.of(BOUND);
        }
    }

    private Enrollment enroll(FaceSelection selection, int... sides) throws MienException {
        int[] people = new int[sides.length];
        for (int i = 0; i < people.length; i++) {
            people[i] = i + 1;
        }
        rig.bindAll(new SizedFaces(sides));
        return rig.recognizer.enroll(
                Scene.of(people), "Ada", EnrollOptions.defaults().selection(selection));
    }

    @Test
    void enrollsTheOnlyFaceThatIsNotBackground() throws Exception {
        Enrollment enrollment = enroll(FaceSelection.ALL, 24, 100, 10);
        assertEquals(100, enrollment.face().box().height());
        assertEquals(2, enrollment.background());
    }

    @Test
    void refusesSeveralFacesOfSimilarSize() {
        EnrollmentRefusedException refused =
                assertThrows(EnrollmentRefusedException.class, () -> enroll(FaceSelection.ALL, 100, 25, 10));
        assertEquals(2, refused.faces());
    }

    @Test
    void takesASmallFaceIfThatIsAskedFor() throws Exception {
        Enrollment enrollment = enroll(FaceSelection.CENTRE, 10, 200);
        assertEquals(10, enrollment.face().box().height());
        assertEquals(0, enrollment.background());
    }

    @Test
    void configurationTakesEffectFromTheNextFaceOn() throws Exception {
        assertThrows(EnrollmentRefusedException.class, () -> enroll(FaceSelection.ALL, 100, 40));
        rig.recognizer.modified(Bench.config(2000, Map.of("enroll_background", .5f, "keep_chips", false)));
        Enrollment enrollment = rig.recognizer.enroll(
                Scene.of(1, 2), "Ada", EnrollOptions.defaults().selection(FaceSelection.ALL));
        assertEquals(1, enrollment.background());
        assertEquals(Optional.empty(), rig.store.chip(enrollment.faceId()));
    }

    @Test
    void saysWhatTheDetectorDoesNotSearchFor() throws Exception {
        rig.bindAll(new SizedFaces(100));
        assertEquals(Optional.of(BOUND), rig.recognizer.searchBound(8000, 6000, DetectorOptions.defaults()));
    }
}
