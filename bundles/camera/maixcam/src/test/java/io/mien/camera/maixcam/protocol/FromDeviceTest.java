package io.mien.camera.maixcam.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.socket.ProtocolException;
import io.mien.camera.maixcam.protocol.FromDevice.Bye;
import io.mien.camera.maixcam.protocol.FromDevice.Hello;
import io.mien.camera.maixcam.protocol.FromDevice.Offer;
import io.mien.camera.maixcam.protocol.FromDevice.Ping;
import io.mien.camera.maixcam.protocol.FromDevice.Pressed;
import io.mien.display.Button;
import io.mien.image.PixelFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FromDeviceTest {
    private static final String HELLO = "00000010 01 4d49454e43414d 0001 0001 0002 6162";
    private static final String FRAME = "0000001b 02 02 02 0140 00e0 00000140 0000000000000007 0000000000000009";
    private static final String BUTTON = "0000000a 03 02 ffffffffffffffff";
    private static final String PING = "00000001 04";
    private static final String BYE = "00000005 05 0002 6e6f";

    private static final List<FromDevice> ALL = List.of(
            new Hello(1, 1, "ab"),
            new Offer(2, PixelFormat.NV21, 320, 224, 320, 7, Instant.ofEpochSecond(0, 9000)),
            new Pressed(Button.CLEAR, -1),
            new Ping(),
            new Bye("no"));

    private static byte[] bytes(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }

    @Test
    void messagesAreReadOneAfterTheOther() throws Exception {
        ByteBuffer heard = ByteBuffer.wrap(bytes(HELLO, FRAME, BUTTON, PING, BYE));
        for (FromDevice expected : ALL) {
            assertEquals(expected, FromDevice.read(heard).orElseThrow());
        }
        assertTrue(FromDevice.read(heard).isEmpty());
    }

    @Test
    void messagesMayComeInPieces() throws Exception {
        ByteBuffer heard = ByteBuffer.allocate(64);
        List<FromDevice> read = new ArrayList<>();
        for (byte piece : bytes(HELLO, FRAME, BUTTON, PING, BYE)) {
            heard.put(piece).flip();
            FromDevice.read(heard).ifPresent(read::add);
            heard.compact();
        }
        assertEquals(ALL, read);
    }

    @Test
    void aFramesBytesAreCountedWithoutOverflow() {
        Offer offer = new Offer(0, PixelFormat.NV21, 65534, 65534, Integer.MAX_VALUE, 0, Instant.EPOCH);
        assertEquals(98_301L * Integer.MAX_VALUE, offer.bytes());
    }

    /** Whatever comes is a message or a typed error. */
    @Test
    void noiseIsNothingElseThanNonsense() {
        Random random = new Random(7);
        byte[] noise = bytes(HELLO, FRAME, BUTTON, PING, BYE);
        for (int round = 0; round < 100_000; round++) {
            byte[] spoilt = noise.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            ByteBuffer heard = ByteBuffer.wrap(spoilt);
            try {
                while (FromDevice.read(heard).isPresent()) {
                    assertTrue(heard.position() > 0);
                }
            } catch (ProtocolException e) {
                assertTrue(e.getMessage().length() > 10, e::getMessage);
            }
        }
    }
}
