package io.mien.maix.nn;

import static io.mien.maix.nn.PixelRecognizer.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.support.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other calls do while models are loaded. */
@Timeout(60)
class LoadingTest extends FaceRecognizerCase {
    private final PixelModels others = new PixelModels();
    private final CountDownLatch checked = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);

    /** Models that are open and not yet taken. */
    private CompletableFuture<Void> load() throws InterruptedException {
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> recognizer.use(others, loaded -> {
            checked.countDown();
            try {
                finish.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        checked.await();
        return load;
    }

    @Test
    void theModelsBeforeServeUntilOthersAreLoaded() throws Exception {
        CompletableFuture<Void> load = load();
        learn(10, "Ada");
        assertEquals(List.of("unknown", "Ada"), recognizer.labels());
        assertEquals(1, see(10).classId());
        assertEquals(0, models.closes.get());
        finish.countDown();
        load.get();
        assertEquals(1, models.closes.get());
        assertEquals(1, see(10).classId());
    }

    @Test
    void modelsThatAreLoadedAfterTheEndAreClosed() throws Exception {
        CompletableFuture<Void> load = load();
        recognizer.close();
        finish.countDown();
        MaixException e = (MaixException)
                assertThrows(ExecutionException.class, load::get).getCause();
        assertEquals(Err.ERR_NOT_READY, e.err());
        assertEquals(1, others.closes.get());
    }

    /** As the end of its Mien lets a call fail. */
    @Test
    void aCallWhoseModelsAreReplacedIsMadeAgain() {
        models.recognizer.failure = Optional.of(new MienException("this Mien is closed") {
            private static final long serialVersionUID = 1L;
        });
        models.recognizer.beforeFailure = () -> recognizer.use(others);
        assertEquals(1, recognizer.recognize(picture(10)).size());
        Await.until("the models before are closed", () -> models.closes.get() == 1);
    }
}
