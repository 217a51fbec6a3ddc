package io.mien.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void isReadAsItIsWritten() {
        ModelId id = new ModelId("mien_feature", SHA);
        assertEquals("mien_feature@" + SHA, id.toString());
        assertEquals(id, ModelId.parse(id.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "@", "name@", "name@12", "a@b@0123", " @0123456789abcdef"})
    void isNothingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> ModelId.parse(text));
    }

    @Test
    void hasADigestInLowerCase() {
        assertThrows(IllegalArgumentException.class, () -> new ModelId("a", SHA.replace('a', 'A')));
        assertThrows(IllegalArgumentException.class, () -> new ModelId(" ", SHA));
        assertThrows(IllegalArgumentException.class, () -> new ModelId("a@b", SHA));
    }
}
