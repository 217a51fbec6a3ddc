package io.mien.console.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestBodyStreamTest {
    private static final int BLOCK = (int) RequestBodyStream.LEAST_RATE;

    private final AtomicLong now = new AtomicLong();

    /** Brings so many bytes, as many as are asked for at a time, each time after a pause. */
    private RequestBodyStream stream(int bytes, Duration pause) {
        InputStream in = new ByteArrayInputStream(new byte[bytes]) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                now.addAndGet(pause.toNanos());
                return super.read(buffer, from, length);
            }
        };
        return new RequestBodyStream(in, now::get);
    }

    @Test
    void aByteNowAndThenIsRefusedOnceTheTimeIsOver() throws IOException {
        RequestBodyStream slow = stream(1000, Duration.ofSeconds(4));
        assertEquals(0, slow.read());
        assertEquals(0, slow.read());
        IncompleteRequestException e = assertThrows(IncompleteRequestException.class, slow::read);
        assertEquals(408, e.refusal().status());
        assertEquals("the request came too slowly", e.refusal().getMessage());
    }

    @Test
    void aLongBodyHasTimeWhileItBringsItsBytes() throws IOException {
        RequestBodyStream steady = stream(100 * BLOCK, Duration.ofSeconds(1));
        byte[] buffer = new byte[BLOCK];
        int bytes = 0;
        for (int read = steady.read(buffer, 0, BLOCK); read >= 0; read = steady.read(buffer, 0, BLOCK)) {
            bytes += read;
        }
        assertEquals(100 * BLOCK, bytes);

        RequestBodyStream slower = stream(100 * BLOCK, Duration.ofSeconds(2));
        for (int block = 0; block < 10; block++) {
            assertEquals(BLOCK, slower.read(buffer, 0, BLOCK));
        }
        assertThrows(IncompleteRequestException.class, () -> slower.read(buffer, 0, BLOCK));
    }

    @Test
    void givesTheBytesAsTheyAre() throws IOException {
        byte[] bytes = {1, -1, 0};
        assertArrayEquals(bytes, new RequestBodyStream(new ByteArrayInputStream(bytes), now::get).readAllBytes());
        RequestBodyStream single = new RequestBodyStream(new ByteArrayInputStream(bytes), now::get);
        assertEquals(1, single.read());
        assertEquals(255, single.read());
        assertEquals(0, single.read());
        assertEquals(-1, single.read());
    }
}
