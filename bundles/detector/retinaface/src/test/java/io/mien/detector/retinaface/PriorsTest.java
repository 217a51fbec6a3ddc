package io.mien.detector.retinaface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.detector.Anchor;
import io.mien.model.InputSize;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriorsTest {
    private static final InputSize SMALL = new InputSize(320, 256);

    @Test
    void areAsManyAsTheModelsHave() {
        assertEquals(3_360, Priors.ofRetinaFace(SMALL).count());
        assertEquals(12_600, Priors.ofRetinaFace(new InputSize(640, 480)).count());
        assertEquals(4_700, Priors.ofLightDetector(SMALL).count());
    }

    @Test
    void coverWhatIsNoMultipleOfTheStride() {
        // 9x7, 5x4 and 3x2 cells, and for the light detector 2x1 besides.
        InputSize odd = new InputSize(70, 50);
        assertEquals(2 * 63 + 2 * 20 + 2 * 6, Priors.ofRetinaFace(odd).count());
        assertEquals(
                3 * 63 + 2 * 20 + 2 * 6 + 3 * 2, Priors.ofLightDetector(odd).count());
    }

    @Test
    void followLevelByLevelCellByCellSizeBySize() {
        Priors priors = Priors.ofRetinaFace(SMALL);
        assertEquals(new Anchor(4, 4, 16), priors.prior(0));
        assertEquals(new Anchor(4, 4, 32), priors.prior(1));
        assertEquals(new Anchor(12, 4, 16), priors.prior(2));
        assertEquals(new Anchor(4, 12, 16), priors.prior(2 * 40));
        assertEquals(new Anchor(316, 252, 32), priors.prior(2 * 1280 - 1));
        assertEquals(new Anchor(8, 8, 64), priors.prior(2 * 1280));
        assertEquals(new Anchor(304, 240, 512), priors.prior(3_359));
        assertThrows(IndexOutOfBoundsException.class, () -> priors.prior(3_360));
    }

    @Test
    void haveTheSizesOfTheirLayout() {
        Priors one = Priors.ofRetinaFace(new InputSize(8, 8));
        Priors light = Priors.ofLightDetector(new InputSize(8, 8));
        assertEquals(List.of(16f, 32f, 64f, 128f, 256f, 512f), sides(one));
        assertEquals(List.of(10f, 16f, 24f, 32f, 48f, 64f, 96f, 128f, 192f, 256f), sides(light));
    }

    private static List<Float> sides(Priors priors) {
        return IntStream.range(0, priors.count())
                .mapToObj(i -> priors.prior(i).unit())
                .toList();
    }
}
