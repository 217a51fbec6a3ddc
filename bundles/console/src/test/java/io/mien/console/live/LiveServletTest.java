package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.console.action.ActionInput;
import io.mien.console.web.RefusedRequestException;
import io.mien.image.Box;
import io.mien.recognizer.Recognizer;
import io.mien.support.testing.Await;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveServletTest {
    private static final ActionInput LEARN = new ActionInput(Map.of("source", "door", "label", "Ann"));

    private final LiveFrames frames =
            LiveFramesTest.make(LiveFramesTest.config(60_000, 2), new LiveCodec(), topic -> {});
    private final AtomicInteger taught = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);
    private final LiveServlet servlet = new LiveServlet(SocketsTest.config(), frames, recognizer());
    private final ExecutorService others = Executors.newFixedThreadPool(3);

    /** Enrolls nobody before it is told to go. */
    private Recognizer recognizer() {
        return (Recognizer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Recognizer.class}, (proxy, method, arguments) -> {
                    taught.incrementAndGet();
                    Await.open(go);
                    throw new IllegalStateException("the test is over");
                });
    }

    @AfterEach
    void stop() {
        go.countDown();
        others.shutdown();
    }

    @Test
    void twoAreTaughtAtOnceAndOthersAreAskedToTryAgain() {
        frames.tracked(SeenFrames.frame("door", 1, 1, SeenFrames.face(new Box(10, 2, 6, 8), "unknown", false, false)));
        for (int i = 0; i < 2; i++) {
            others.submit(() -> servlet.act("learn", LEARN));
        }
        Await.until(() -> taught.get() == 2);
        Future<?> third = others.submit(() -> servlet.act("learn", LEARN));
        Await.until(() -> third.isDone() || taught.get() == 3);
        assertEquals(2, taught.get());
        RefusedRequestException e = assertInstanceOf(
                RefusedRequestException.class,
                assertThrows(ExecutionException.class, third::get).getCause());
        assertEquals("503 others are being taught; try again", e.status() + " " + e.getMessage());
    }
}
