package io.mien.inference.dual;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Two threads that take submitted batches on: one through the network, one decoding. Each takes them in the order they were
 * sent, so that they arrive in it. The threads start with the first batch and end when there is none for a while.
 */
final class BatchWorkers {
    private static final long IDLE_SECONDS = 10;

    private final ExecutorService network;
    private final ExecutorService decoding;

    BatchWorkers(String model) {
        network = single("mien-network " + model);
        decoding = single("mien-decode " + model);
    }

    /** Takes it on, behind all that were sent before. */
    <T> CompletionStage<T> send(BatchJob<T> journey) {
        network.execute(() -> {
            journey.forward();
            decoding.execute(journey::arrive);
        });
        return journey.promise();
    }

    void close() {
        network.shutdown();
        decoding.shutdown();
    }

    private static ExecutorService single(String name) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
