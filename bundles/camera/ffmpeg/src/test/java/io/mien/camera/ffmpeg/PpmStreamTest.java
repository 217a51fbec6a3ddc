package io.mien.camera.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PpmStreamTest {
    private static PpmStream stream(String text) {
        return new PpmStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), 12);
    }

    @Test
    void readsPicturesThatChangeTheirSize() throws Exception {
        PpmStream stream = stream("P6\n1 2\n255\nabcdefP6\n1 1\n255\nP6\n");
        Image first = stream.next().orElseThrow();
        assertEquals("1x2 RGB", first.toString());
        assertArrayEquals("abcdef".getBytes(StandardCharsets.US_ASCII), first.data());
        Image second = stream.next().orElseThrow();
        assertEquals(PixelFormat.RGB, second.format());
        assertArrayEquals("P6\n".getBytes(StandardCharsets.US_ASCII), second.data());
        assertTrue(stream.next().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P5\n1 1\n255\nabc",
                "P6\n1 1\n65535\nabcdef",
                "P6\n1 5\n255\nabcdefghijklmno",
                "P6\n999999 999999\n255\nabc",
                "P6\n99999999 1\n255\nabc",
                "P6\n0 1\n255\nabc",
                "P6\n 1\n255\nabc",
                "P6\n-1 1\n255\nabc",
                "P6\n1 1\n255\nab",
                "P6\n1",
                "P",
                "garbage"
            })
    void refusesWhatIsNotOne(String text) {
        assertThrows(IOException.class, () -> stream(text).next());
    }
}
