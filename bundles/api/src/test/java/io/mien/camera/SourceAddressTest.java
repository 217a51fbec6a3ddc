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
                "https://door/a?access_token=s3cret",
                "http://door/cgi?loginuse=ann&loginpas=s3cret",
                "http://door/cgi?usr=ann&pw=s3cret&x=1",
                "rtsp://door:554/user=admin_password=s3cret_channel=1_stream=0.sdp",
                "rtsp://ann@corp:s3cret@door/live",
                "rtsp://ann:s3cret",
                "rtsp://ann:s3cret/live",
                "rtsp://ann@door:s3cret/live",
                "rtsp://[fe80::1]:s3cret/live",
                "rtsp:/ann:s3cret@door/live",
            })
    void noOutputShowsAPassword(String text) throws Exception {
        hides("s3cret", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3/cret",
                "/s3cret",
                "s3?cret",
                "s3@cret",
                "s3:cret",
                "554/cret",
                "s3//cret",
                "s3#cret",
                "s3#a=cret"
            })
    void aPasswordMayHoldTheSignsThatEndIt(String secret) throws Exception {
        hides(secret, "rtsp://ann:" + secret + "@door/live#transport=tcp");
        hides(secret, "rtsp://ann:" + secret + "@door:554/live#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://ann:s3#cret@door/live",
                "rtsp://ann:s3#a=cret@door/live",
                "rtsp://ann:s3/#cret@door/live",
                "rtsp://ann:5#cret",
                "http://door/a?pw=s3#cret",
                "ann:s3#a=cret@door/live",
                "1ann:s3/cret@door",
                "ann:s3//cret@door\n",
                "rtsp//ann:s3//cret@door",
            })
    void anAddressThatIsRefusedShowsNoPartOfAPassword(String text) {
        String said = assertThrows(FrameSourceException.class, () -> SourceAddress.parse(text))
                .getMessage();
        assertFalse(said.contains("s3") || said.contains("cret"), said);
        assertFalse(said.contains(":5"), said);
    }

    private static void hides(String secret, String text) throws FrameSourceException {
        SourceAddress address = SourceAddress.parse(text);
        assertTrue(address.location().contains(secret), "the camera gets it");
        assertFalse(address.toString().contains("cret"), address.toString());
        String said = address.mask("Server returned 401 for " + text + ", tried " + secret);
        assertFalse(said.contains("cret"), said);
        String refused = address.refused("cannot open " + address.location()).getMessage();
        assertFalse(refused.contains("cret"), refused);
        String bad = assertThrows(FrameSourceException.class, () -> SourceAddress.parse(text + "#bad"))
                .getMessage();
        assertFalse(bad.contains("cret"), bad);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://door:554/live",
                "rtsp://ann@door:554",
                "rtsp://[fe80::1]:554/live?a=b",
                "rtsp://ann@[fe80::1]:554/live",
                "http://door/at/12:30",
                "http://door/live@1080p",
                "file:/a@b/clip:1.mp4",
                "avfoundation:0",
            })
    void anAddressWithoutAPasswordIsShownWhole(String text) throws Exception {
        assertEquals(text, SourceAddress.parse(text).toString());
        assertEquals("no " + text, SourceAddress.parse(text).mask("no " + text));
    }

    @Test
    void theRestOfAnAddressIsShown() throws Exception {
        for (String[] shown : new String[][] {
            {"rtsp://ann:s3/cret@door/live", "rtsp://ann:***@door/live"},
            {"http://door/cgi?loginpas=s3cret&x=1", "http://door/cgi?loginpas=***&x=1"},
            {"rtsp://door/user=ann_password=s3cret_channel=1", "rtsp://door/user=ann_password=***"}
        }) {
            assertEquals(shown[1], SourceAddress.parse(shown[0]).toString());
        }
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
