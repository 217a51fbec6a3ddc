package io.mien.host.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.detector.SearchDepth;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.inference.InferenceException;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With a network that takes every white square for a face. */
class PyramidSearchTest {
    private static final InputSize INPUT = new InputSize(320, 256);
    private static final int SIDE = 60;
    private static final int WIDTH = 2400;
    private static final int HEIGHT = 1300;

    private final PyramidSearch search = new PyramidSearch("squares", INPUT, SearchLimits.DEFAULT);
    private final List<Integer> runs = new ArrayList<>();

    private static PyramidSearch.Request request(int largestRun) {
        return new PyramidSearch.Request(SearchDepth.BY_PICTURE, .5f, 1000, largestRun);
    }

    private static Image squares(int... corners) {
        byte[] data = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < corners.length; i += 2) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    data[(corners[i + 1] + y) * WIDTH + corners[i] + x] = (byte) 255;
                }
            }
        }
        return Image.of(WIDTH, HEIGHT, PixelFormat.GRAY, data);
    }

    private List<List<Face>> look(List<Image> images) {
        runs.add(images.size());
        return images.stream().map(PyramidSearchTest::bright).toList();
    }

    /** The boxes of the bright areas, taken to be squares. */
    private static List<Face> bright(Image image) {
        List<Face> found = new ArrayList<>();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int right = x, lower = y;
                if (isBright(image, x, y) && !isBright(image, x - 1, y) && !isBright(image, x, y - 1)) {
                    while (isBright(image, right, y)) {
                        right++;
                    }
                    while (isBright(image, x, lower)) {
                        lower++;
                    }
                    List<Point> points = Stream.generate(() -> new Point(0, 0))
                            .limit(Face.POINTS)
                            .toList();
                    found.add(new Face(new Box(x, y, right - x, lower - y), .9f, points));
                }
            }
        }
        return found;
    }

    private static boolean isBright(Image image, int x, int y) {
        return x >= 0
                && y >= 0
                && x < image.width()
                && y < image.height()
                && (image.data()[y * image.stride() + x] & 0xff) > 127;
    }

    @Test
    void saysHowSmallTheFacesAreThatABoundLeavesOut() {
        PyramidSearch few = new PyramidSearch("squares", INPUT, new SearchLimits(1280, 960, 32, 1 / 60d, 20, .6));
        SearchBound bound = few.bound(8000, 6000, SearchDepth.BY_PICTURE).orElseThrow();
        assertEquals(100, bound.wished());
        assertTrue(bound.minFace() > 100, bound::toString);
        assertEquals("io.mien.host:search.windows", bound.setting());
        assertTrue(few.windows(8000, 6000, SearchDepth.BY_PICTURE) <= 20);
        assertEquals(Optional.empty(), few.bound(1280, 960, SearchDepth.BY_PICTURE));
        assertEquals(Optional.empty(), search.bound(8000, 6000, SearchDepth.BY_PICTURE));
    }

    @Test
    void findsEachFaceOnceWhereItIs() throws Exception {
        int[] corners = {0, 0, 400, 300, 1111, 777, WIDTH - SIDE, HEIGHT - SIDE, 238, 600, 1500, 170};
        List<Face> found = search.search(squares(corners), request(1), this::look);
        assertEquals(corners.length / 2, found.size(), found::toString);
        for (int i = 0; i < corners.length; i += 2) {
            Box box = new Box(corners[i], corners[i + 1], SIDE, SIDE);
            assertTrue(found.stream().anyMatch(f -> f.box().iou(box) > .9), () -> box + " among " + found);
        }
    }

    @Test
    void putsSeveralWindowsThroughTheNetworkAtOnceWhereItTakesThem() throws Exception {
        Image picture = squares(400, 300);
        List<Face> one = search.search(picture, request(1), this::look);
        int windows = runs.size();
        assertEquals(search.windows(WIDTH, HEIGHT, SearchDepth.BY_PICTURE), windows);
        runs.clear();
        assertEquals(one, search.search(picture, request(16), this::look));
        assertEquals(windows, runs.stream().mapToInt(r -> r).sum());
        assertEquals(8, runs.get(0));
    }

    @Test
    void endsBetweenTwoWindowsWhenInterrupted() {
        Thread.currentThread().interrupt();
        try {
            InferenceException e =
                    assertThrows(InferenceException.class, () -> search.search(squares(), request(1), this::look));
            assertTrue(e.getMessage().contains("interrupted after 0 of"), e::getMessage);
        } finally {
            Thread.interrupted();
        }
        assertEquals(List.of(), runs);
    }

    @Test
    void showsADecoderOnePictureOfABatch() {
        FloatBuffer values = FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 6});
        Tensor batch = new Tensor("scores", List.of(3, 2), values);
        Tensor second = WindowOutputs.of(() -> List.of(batch), 1, 3).named("scores");
        assertEquals(List.of(1, 2), second.shape());
        assertEquals(3, second.values().get(0));
        assertEquals(4, second.values().get(1));
    }
}
