package io.mien.inference.dual;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.model.InputSize;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A session with a network of its own, which counts how often it is freed. */
final class FakeSession extends EngineSession {
    final FakeNetwork network;
    final AtomicInteger freed = new AtomicInteger();
    final List<Long> deadlines = new CopyOnWriteArrayList<>();

    FakeSession(SessionOwner owner) {
        this(new FakeNetwork(), owner);
    }

    private FakeSession(FakeNetwork network, SessionOwner owner) {
        super("fake", network, Duration.ofSeconds(30), owner);
        this.network = network;
    }

    /** A call that stays in the network until that is opened. */
    CompletionStage<Integer> submitAndStay() throws Exception {
        network.shut();
        CompletionStage<Integer> staying = submit(FakeNetwork.picture(1), FakeNetwork::number);
        network.awaitInside();
        return staying;
    }

    /** Opens the network, and waits for the call that stayed in it. */
    void goOn(CompletionStage<Integer> staying) throws Exception {
        network.open();
        staying.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public InputSize inputSize() {
        return new InputSize(2, 1);
    }

    @Override
    public <T> T run(List<Image> batch, Function<Outputs, T> decode) throws StageRetiredException, InferenceException {
        return runInTurn(batch, decode);
    }

    /** A call that needs no buffer. */
    <T> T runAtOnce(List<Image> batch, Callable<T> call) throws Exception {
        try (Visit visit = enter(batch)) {
            return call.call();
        }
    }

    @Override
    void awaitFreed(long deadline) {
        deadlines.add(deadline);
        super.awaitFreed(deadline);
    }

    @Override
    protected void free() {
        freed.incrementAndGet();
    }
}
