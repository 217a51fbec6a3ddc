package io.mien.maix.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageKind;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.maix.Maix;
import io.mien.maix.image.Fit;
import io.mien.matcher.Matcher;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import io.mien.recognizer.Detection;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognizer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A detector of 320x256 pixels that finds one face, always at the same place of what it is shown. */
class FaceSearchTest {
    private static final InputSize INPUT = new InputSize(320, 256);
    private static final Face FOUND =
            new Face(new Box(100, 50, 40, 20), .9f, Collections.nCopies(Face.POINTS, new Point(119.5f, 59.5f)));

    /** Sizes of the pictures that were searched, and the color in the middle of their left edge. */
    private final List<String> searched = new ArrayList<>();

    private final FaceModels models = new FixedModels();

    private final class FixedModels implements FaceModels {
        @Override
        public Recognizer recognizer() {
            return (Recognizer) Proxy.newProxyInstance(
                    Recognizer.class.getClassLoader(),
                    new Class<?>[] {Recognizer.class},
                    (proxy, method, arguments) -> {
                        Image shown = (Image) arguments[0];
                        int at = shown.height() / 2 * shown.width();
                        searched.add(shown.width() + "x" + shown.height() + " " + (shown.data()[at] & 0xff));
                        return Detection.of(List.of(FOUND), LineUp.of(1, Map.of()));
                    });
        }

        @Override
        public InputSize input() {
            return INPUT;
        }

        @Override
        public Matcher matcher() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Maix maix() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mud mud(StageKind kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /** A white stripe of 40 pixels at the left of a black picture. */
    private static Image striped(int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            Arrays.fill(pixels, y * width, y * width + 40, (byte) 255);
        }
        return Image.of(width, height, PixelFormat.GRAY, pixels);
    }

    private Face find(Image picture, Fit fit) throws Exception {
        return FaceSearch.detect(models, picture, RecognizeQuery.of(.5, .45, .8, false, false, fit))
                .get(0);
    }

    private static void assertPlace(Face face, Box box, float x, float y) {
        assertEquals(box, face.box());
        assertEquals(Collections.nCopies(Face.POINTS, new Point(x, y)), face.points());
        assertEquals(.9f, face.score());
    }

    @Test
    void containLeavesItToTheEngine() throws Exception {
        assertPlace(find(striped(640, 640), Fit.FIT_CONTAIN), FOUND.box(), 119.5f, 59.5f);
        assertEquals(List.of("640x640 255"), searched);
    }

    /** x: 640 to 320, y: 640 to 256. */
    @Test
    void fillStretchesEachSide() throws Exception {
        assertPlace(find(striped(640, 640), Fit.FIT_FILL), new Box(200, 125, 80, 50), 239.5f, 149.5f);
        assertEquals(List.of("320x256 255"), searched);
    }

    /** Both sides to a half: 320x320, of which 32 rows are cut off above and below. */
    @Test
    void coverCutsOffAboveAndBelow() throws Exception {
        assertPlace(find(striped(640, 640), Fit.FIT_COVER), new Box(200, 164, 80, 40), 239.5f, 183.5f);
        assertEquals(List.of("320x256 255"), searched);
    }

    /** Both sides as they are: 640x256, of which 160 columns, with the stripe, are cut off on the left. */
    @Test
    void coverCutsOffLeftAndRight() throws Exception {
        assertPlace(find(striped(640, 256), Fit.FIT_COVER), new Box(260, 50, 40, 20), 279.5f, 59.5f);
        assertEquals(List.of("320x256 0"), searched);
    }
}
