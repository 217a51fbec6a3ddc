package io.mien.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
    @Test
    void optionsFollowTheLastHashAndTheCameraKeepsItsQuery() throws Exception {
        SourceAddress address = SourceAddress.parse("RTSP://door:554/live?a=b&c=d#transport=tcp&size=1x2");
        assertEquals("rtsp", address.scheme());
        assertEquals("//door:554/live?a=b&c=d", address.location());
        assertEquals(Map.of("transport", "tcp", "size", "1x2"), address.options());
        assertEquals("a#b.mp4", SourceAddress.parse("file:a#b.mp4#").location());
        assertEquals("", SourceAddress.parse("demo:").location());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "clip.mp4", "-i", ":x", "1rtsp://x", "file:a\nb", "demo:#fast", "demo:#a=1&a=2", "demo:#=1"})
    void refusesWhatIsNoAddress(String text) {
        assertThrows(FrameSourceException.class, () -> SourceAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://ann:s3cret@door/live",
                "http://ann:s3cret@door/a?b=c&token=s3cret",
                "http://door/video.cgi?user=ann&pwd=s3cret",
                "http://door/video.cgi?user=ann&Password=s3cret&x=1",
                "https://door/a?access_token=s3cret"
            })
    void noOutputShowsAPassword(String text) throws Exception {
        SourceAddress address = SourceAddress.parse(text);
        assertTrue(address.location().contains("s3cret"), "the camera gets it");
        assertFalse(address.toString().contains("s3cret"), address.toString());
        String said = address.mask("Server returned 401 for " + text + ", tried s3cret");
        assertFalse(said.contains("s3cret"), said);
        String refused = address.refused("cannot open " + address.location()).getMessage();
        assertFalse(refused.contains("s3cret"), refused);
        assertThrows(FrameSourceException.class, () -> SourceAddress.parse(text + "#bad"));
    }

    @Test
    void aPasswordMayHoldTheSignThatEndsIt() throws Exception {
        assertEquals(
                "rtsp://ann:***@door/live",
                SourceAddress.parse("rtsp://ann:s3@cret@door/live").toString());
    }

    @Test
    void anErrorOfWhatIsNotAnAddressShowsNoPasswordEither() {
        FrameSourceException e =
                assertThrows(FrameSourceException.class, () -> SourceAddress.parse("//ann:s3cret@door\n"));
        assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
    }

    @Test
    void aPasswordIsNotShownIfTheSchemeWasForgotten() throws Exception {
        assertEquals(
                "ann:***@door/live", SourceAddress.parse("ann:s3cret@door/live").toString());
        FrameSourceException e =
                assertThrows(FrameSourceException.class, () -> SourceAddress.parse("1ann:s3cret@door/live"));
        assertTrue(e.getMessage().startsWith("***@door/live: is not an address"), e.getMessage());
        assertEquals(
                "file:/a@b/clip.mp4", SourceAddress.parse("file:/a@b/clip.mp4").toString());
    }

    @Test
    void aPasswordIsPutInForTheUser() throws Exception {
        SourceAddress address =
                SourceAddress.parse("rtsp://ann@door/live#transport=tcp").withPassword("a b@/:");
        assertEquals("//ann:a%20b%40%2F%3A@door/live", address.location());
        assertEquals("rtsp://ann:***@door/live", address.toString());
        assertEquals("tcp", address.option("transport").orElseThrow());
        for (String none : new String[] {"rtsp://door/live", "rtsp://ann:b@door", "file:x", "rtsp://@door"}) {
            SourceAddress without = SourceAddress.parse(none);
            assertThrows(FrameSourceException.class, () -> without.withPassword("x"), none);
        }
    }

    @Test
    void optionsAreChecked() throws Exception {
        SourceAddress address = SourceAddress.parse("demo:#people=3&sped=1");
        assertEquals(3, address.number("people", 6, 1, 8));
        assertEquals(6, address.number("seed", 6, 1, 8));
        assertEquals(
                "demo:: has no option sped; known are people, seed",
                assertThrows(FrameSourceException.class, () -> address.only(Set.of("seed", "people")))
                        .getMessage());
        for (String bad : new String[] {"0", "9", "-1", "x", "", "99999999999"}) {
            SourceAddress wrong = SourceAddress.parse("demo:#people=" + bad);
            assertThrows(FrameSourceException.class, () -> wrong.number("people", 6, 1, 8), bad);
        }
    }
}
