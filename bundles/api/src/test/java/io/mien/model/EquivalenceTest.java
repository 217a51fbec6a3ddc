package io.mien.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquivalenceTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void saysTheModelAlone() {
        assertEquals(new Equivalence(new ModelId("big", SHA), OptionalDouble.empty()), Equivalence.parse("big@" + SHA));
    }

    @ParameterizedTest
    @ValueSource(strings = {", cosine .99", " cosine 0.99", "; cosine .99 mean, .97 least on 100 faces"})
    void saysHowLikeTheyAre(String measured) {
        Equivalence read = Equivalence.parse("big@" + SHA + measured);
        assertEquals(new Equivalence(new ModelId("big", SHA), OptionalDouble.of(.99)), read);
    }

    @Test
    void otherWeightsOfTheSameNameAreAnotherModel() {
        String other = SHA.replace('0', '1');
        assertNotEquals(
                Equivalence.parse("big@" + SHA).model(),
                Equivalence.parse("big@" + other).model());
    }

    @ParameterizedTest
    @ValueSource(strings = {", cosine 1.5", ", cosine ..", ", cosine", ", nearly", "0"})
    void refusesWhatItCannotRead(String measured) {
        assertThrows(IllegalArgumentException.class, () -> Equivalence.parse("big@" + SHA + measured));
    }
}
