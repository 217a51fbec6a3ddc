package io.mien.modelkit.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static KnownFace face(String person, int number, double degrees) {
        double angle = Math.toRadians(degrees);
        return new KnownFace(person, person + number, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }

    private static final List<KnownFace> FACES = List.of(
            face("Ada", 1, 0), face("Ada", 2, 60), face("Bela", 1, 90), face("Bela", 2, 180), face("Chidi", 1, 270));

    @Test
    void everyPairIsCountedOnce() throws MienException {
        Comparisons comparisons = Comparisons.of(FACES);
        assertEquals(3, comparisons.people());
        assertEquals(5, comparisons.faces());
        assertEquals(2, comparisons.same().count());
        assertEquals(8, comparisons.different().count());
        // Ada 1 and 2 lie 60 degrees apart, Bela's 90.
        assertEquals(1, comparisons.same().countFrom(.7499f));
        assertEquals(0, comparisons.same().countFrom(.7501f));
        assertEquals(2, comparisons.same().countFrom(.4999f));
    }

    @Test
    void theClosestOfDifferentPeopleAreNamed() throws MienException {
        assertEquals("Ada2 and Bela1", Comparisons.of(FACES).closest());
    }

    @Test
    void aStrangerMeetsOnePictureOfEveryOther() throws MienException {
        SortedScores strangers = Comparisons.of(FACES).strangers();
        assertEquals(5, strangers.count());
        // Best: Ada 2 with Bela's first, 30 degrees; Ada's second is in no gallery, so Bela 1 has Ada's first, 90
        // degrees.
        assertEquals(1, strangers.countFrom(.93f));
        assertEquals(1, strangers.countFrom(.51f));
    }

    @Test
    void onePersonAloneCannotBeMistaken() {
        assertThrows(MienException.class, () -> Comparisons.of(FACES.subList(0, 2)));
        assertThrows(MienException.class, () -> Comparisons.of(List.of()));
    }
}
