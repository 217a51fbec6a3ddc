package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.boot.json.Json;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.support.teaching.FaceCut;
import io.mien.track.TrackedFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameMessageTest {
    private static Map<?, ?> header(ByteBuffer message) throws Exception {
        byte[] header = new byte[message.getInt()];
        message.get(header);
        return (Map<?, ?>) Json.parse(new String(header, StandardCharsets.UTF_8));
    }

    private static byte[] rest(ByteBuffer message) {
        byte[] rest = new byte[message.remaining()];
        message.get(rest);
        return rest;
    }

    @Test
    void boxesAndPointsAreInPixelsOfThePictureThatIsSent() throws Exception {
        TrackedFrame frame = SeenFrames.frame(
                "door",
                12,
                50,
                SeenFrames.face(new Box(8, 4, 10, 12), "Ann", true, true),
                SeenFrames.face(new Box(0, 0, 2, 2), "unknown", false, false));
        ByteBuffer message = FrameMessage.of(frame, new LiveCodec(), 20, .5f, false);
        Map<?, ?> header = header(message);
        assertArrayEquals(new byte[] {20, 10, 50}, rest(message));
        assertEquals("door", header.get("source"));
        assertEquals(12L, header.get("sequence"));
        assertEquals(20L, header.get("width"));
        assertEquals(10L, header.get("height"));
        assertEquals(false, header.get("frozen"));
        assertEquals(null, header.get("age"), "of a recorded frame nobody knows it");
        List<?> faces = (List<?>) header.get("faces");
        Map<?, ?> ann = (Map<?, ?>) faces.get(0);
        assertEquals(List.of(4.0, 2.0, 5.0, 6.0), ann.get("box"));
        assertEquals(List.of(3.8, 1.8), ((List<?>) ann.get("points")).get(0));
        assertEquals("Ann", ann.get("label"));
        assertEquals(true, ann.get("known"));
        assertEquals(.75, ann.get("score"));
        assertEquals(7L, ann.get("track"));
        Map<?, ?> other = (Map<?, ?>) faces.get(1);
        assertEquals(false, other.get("settled"));
        assertEquals(.25, other.get("score"));
    }

    @Test
    void smallPictureKeepsItsSize() throws Exception {
        ByteBuffer message = FrameMessage.of(SeenFrames.frame("door", 1, 3), new LiveCodec(), 40, .5f, true);
        assertEquals(true, header(message).get("frozen"));
        assertArrayEquals(new byte[] {40, 20, 3}, rest(message));
    }

    @Test
    void pixelIsMeanOfThoseBelowIt() {
        byte[] pixels = new byte[5 * 2];
        Arrays.fill(pixels, 0, 5, (byte) 200);
        pixels[4] = 100;
        Image smaller = FrameScaler.within(Image.of(5, 2, PixelFormat.GRAY, pixels), 2);
        assertEquals(2, smaller.width());
        assertEquals(1, smaller.height());
        // Columns 0 and 1 (200, 200, 0, 0), and 2 to 4 (200, 200, 100, 0, 0, 0).
        assertArrayEquals(new byte[] {100, 100, 100, 83, 83, 83}, smaller.data());
    }

    @Test
    void cutIsBlackBeyondThePictureAndKeepsItsCenter() {
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Image picture = Image.of(3, 3, PixelFormat.GRAY, pixels);
        Image cut = FaceCut.around(picture, new Box(0, 0, 1, 1), 1);
        assertEquals(3, cut.width());
        byte[] gray = new byte[9];
        for (int i = 0; i < 9; i++) {
            gray[i] = cut.data()[3 * i];
        }
        assertArrayEquals(new byte[] {0, 0, 0, 0, 1, 2, 0, 4, 5}, gray);
        assertEquals(5, FaceCut.around(picture, new Box(0, 0, 3, 3), 9).width(), "one and a half times the picture");
    }
}
