package io.mien.recognizer.stream;

import io.mien.camera.FrameSource;
import io.mien.recognizer.RecognitionStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The streams that are open. Thread-safe. */
public final class OpenStreams implements AutoCloseable {
    private final Set<OrderedStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Begins to take frames at once. */
    public RecognitionStream open(FrameSource source, int inFlight, RecognitionCall chain) {
        ExecutorService workers =
                Executors.newFixedThreadPool(inFlight, task -> OrderedStream.daemon(task, "mien-stream"));
        OrderedStream stream = new OrderedStream(source, inFlight, chain, workers, open::remove);
        open.add(stream);
        stream.start();
        if (closed) {
            stream.close();
        }
        return stream;
    }

    /**
     * Closes all that are open; further ones are closed from their beginning.
     *
     * @throws RuntimeException what a source threw as it was closed, after all others are closed too; further ones are suppressed in it
     */
    @Override
    public void close() {
        closed = true;
        List<RuntimeException> failures = new ArrayList<>();
        for (OrderedStream stream : open) {
            try {
                stream.close();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }
}
