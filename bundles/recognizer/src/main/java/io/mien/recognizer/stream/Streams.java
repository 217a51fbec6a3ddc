package io.mien.recognizer.stream;

import io.mien.camera.FrameSource;
import io.mien.recognizer.RecognitionStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that are open. Thread-safe. */
public final class Streams implements AutoCloseable {
    private final Set<OrderedStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Begins to take frames at once. */
    public RecognitionStream open(FrameSource source, int inFlight, Recognizing chain) {
        OrderedStream stream = new OrderedStream(source, inFlight, chain, open::remove);
        open.add(stream);
        stream.start();
        if (closed) {
            stream.close();
        }
        return stream;
    }

    /** Closes all that are open; further ones are closed from their beginning. */
    @Override
    public void close() {
        closed = true;
        open.forEach(OrderedStream::close);
    }
}
