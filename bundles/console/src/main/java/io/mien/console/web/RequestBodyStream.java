package io.mien.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The body of a request, which must come whole and quickly enough: reading it holds a thread of the server, and anybody can send a
 * byte now and then. The time is looked at after each read; one that brings nothing ends with the server's own idle timeout. For one
 * thread.
 */
public final class RequestBodyStream extends InputStream {
    /** How long any body may take. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** How many bytes each further second brings at least, on average. */
    static final long LEAST_RATE = 64_000;

    private static final System.Logger LOG = System.getLogger(RequestBodyStream.class.getName());
    private static final long NANOS_PER_BYTE = Duration.ofSeconds(1).toNanos() / LEAST_RATE;

    private final InputStream in;
    private final LongSupplier clock;
    private final long begun;
    private long bytes;

    /** @param clock in nanoseconds */
    RequestBodyStream(InputStream in, LongSupplier clock) {
        this.in = in;
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    /** That of a request, from now on. */
    public static RequestBodyStream of(HttpServletRequest request) throws IOException {
        return new RequestBodyStream(request.getInputStream(), System::nanoTime);
    }

    @Override
    public int read() throws IncompleteRequestException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IncompleteRequestException {
        int count = next(buffer, from, length);
        if (count < 0) {
            return count;
        }
        bytes += count;
        if (clock.getAsLong() - begun > GRACE.toNanos() + bytes * NANOS_PER_BYTE) {
            throw new IncompleteRequestException(408, "the request came too slowly", null);
        }
        return count;
    }

    private int next(byte[] buffer, int from, int length) throws IncompleteRequestException {
        try {
            return in.read(buffer, from, length);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A request of the page broke off", e);
            throw new IncompleteRequestException(400, "the request did not come whole", e);
        }
    }
}
