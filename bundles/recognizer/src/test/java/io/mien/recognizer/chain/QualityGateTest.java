package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.detector.Detector;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.fake.Scene;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A picture that shows a face too badly is not enrolled unless that is forced. */
@Timeout(60)
class QualityGateTest {
    private static final EnrollOptions OPTIONS = EnrollOptions.defaults().source("ada.jpg");

    private final Rig rig = new Rig(Map.of("enroll_size", 60));

    @AfterEach
    void end() {
        rig.close();
    }

    private static Detector sized(float side) {
        return (image, options) -> Scene.detector().detect(image, options).stream()
                .map(f -> new Face(new Box(0, 0, side / 2, side), f.score(), f.points()))
                .toList();
    }

    @Test
    void aSmallFaceIsRefusedWithItsSizeAndTheLimit() throws Exception {
        rig.bindAll(sized(31.9f));
        EnrollmentRefusedException e = assertThrows(
                EnrollmentRefusedException.class, () -> rig.recognizer.enroll(Scene.of(1), "Ada", OPTIONS));
        assertEquals("too small (31 px; at least 60)", e.getMessage());
        assertEquals(1, e.faces());
        assertEquals(0, rig.recognizer.people().size());
    }

    @Test
    void itIsTakenByForceAlsoFromAReducedPicture() throws Exception {
        rig.bindAll(sized(31));
        rig.recognizer.enroll(
                Scene.of(1), "Ada", OPTIONS.forced(true).source("other.jpg").reducedBy(2));
        assertEquals("Ada", rig.recognizer.people().get(0).label());
    }

    @Test
    void aFaceThatIsEnrolledAlreadyIsKnownHoweverBadItIs() throws Exception {
        rig.bindAll(sized(31));
        long id =
                rig.recognizer.enroll(Scene.of(1), "Ada", OPTIONS.forced(true)).faceId();
        assertEquals(id, rig.recognizer.enroll(Scene.of(1), "Ada", OPTIONS).faceId());
        assertEquals(1, rig.store.faces().size());
    }

    @Test
    void aFaceOfTheLeastSizeIsTaken() throws Exception {
        rig.bindAll(sized(60));
        assertEquals("Ada", rig.recognizer.enroll(Scene.of(1), "Ada", OPTIONS).label());
    }
}
