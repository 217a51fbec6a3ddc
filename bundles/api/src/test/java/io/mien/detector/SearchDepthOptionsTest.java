package io.mien.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SearchDepthOptionsTest {
    private static DetectorOptions downTo(int minFace) {
        return DetectorOptions.defaults().depth(SearchDepth.downTo(minFace));
    }

    @Test
    void leavesTheDepthToTheDetectorUnlessToldOtherwise() {
        DetectorOptions options = DetectorOptions.defaults().confidence(.5);
        assertEquals(SearchDepth.BY_PICTURE, options.depth());
        assertEquals(SearchDepth.WHOLE_PICTURE, options.ofFrames().depth());
        assertEquals(downTo(40), downTo(40).ofFrames());
    }

    @Test
    void dividesTheSmallestFaceByTheReductionOfThePicture() {
        assertEquals(downTo(25), downTo(100).reducedBy(4));
        assertEquals(downTo(1), downTo(2).reducedBy(4));
        assertEquals(DetectorOptions.defaults(), DetectorOptions.defaults().reducedBy(4));
    }

    @Test
    void refusesASmallestFaceWithoutAPixel() {
        assertThrows(IllegalArgumentException.class, () -> SearchDepth.downTo(0));
        assertThrows(IllegalArgumentException.class, () -> new SearchDepth(SearchDepth.Kind.WHOLE_PICTURE, 5));
    }
}
