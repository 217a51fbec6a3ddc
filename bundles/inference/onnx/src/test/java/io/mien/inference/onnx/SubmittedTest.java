package io.mien.inference.onnx;

import static io.mien.inference.onnx.TinyModels.model;
import static io.mien.inference.onnx.TinyModels.plain;
import static io.mien.inference.onnx.TinyModels.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine as a {@link io.mien.inference.DualBuffer}. */
@Timeout(60)
class SubmittedTest {
    private static final List<Image> PICTURE = List.of(plain(1, 2, 3));

    private final OnnxEngine engine = engine();

    private static OnnxEngine engine() {
        return OnnxSettings.engine(Map.of("batch_largest", 3, "threads_intra", 1));
    }

    /** Among them batches that take several runs, and a model that takes one picture at a time. */
    @ParameterizedTest
    @ValueSource(strings = {"one", "any"})
    void aSubmittedBatchIsAnsweredAsOneThatIsRun(String name) throws Exception {
        try (InferenceSession session = engine.open(model(name))) {
            for (int size : new int[] {1, 3, 4, 7, 2}) {
                List<Image> batch = IntStream.range(0, size)
                        .mapToObj(i -> plain(i + 1, 10 * i, 100 + i))
                        .toList();
                float[] run = session.run(batch, outputs -> values(outputs, "copy"));
                assertArrayEquals(run, get(engine.submit(session, batch, outputs -> values(outputs, "copy"))));
            }
        }
    }

    @Test
    void promisesAreKeptInOrderWithTheAnswersOfTheirOwnPictures() throws Exception {
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<CompletionStage<Integer>> promises = new ArrayList<>();
        List<Integer> all = IntStream.range(0, 50).boxed().toList();
        try (InferenceSession session = engine.open(model("any"))) {
            for (int number : all) {
                List<Image> picture = List.of(plain(number, 0, 0));
                promises.add(engine.submit(session, picture, o -> Math.round(values(o, "mean")[0]))
                        .whenComplete((answer, failure) -> order.add(number)));
            }
            for (int number : all) {
                assertEquals(number, get(promises.get(number)));
            }
        }
        assertEquals(all, order);
    }

    @Test
    void aRunThatFailsFailsItsPromiseAlone() throws Exception {
        try (InferenceSession session = engine.open(model("varying"))) {
            List<Image> unlike = List.of(plain(1, 1, 1), plain(0, 1, 0));
            ExecutionException e =
                    assertThrows(ExecutionException.class, () -> get(engine.submit(session, unlike, outputs -> null)));
            assertInstanceOf(InferenceException.class, e.getCause());
            assertEquals(72, get(engine.submit(session, List.of(plain(1, 1, 1)), o -> values(o, "y").length)) / 4);
        }
    }

    @Test
    void onlyItsOwnSessionsAreTaken() throws Exception {
        OnnxEngine other = engine();
        InferenceSession session = engine.open(model("one"));
        assertTrue(engine.takes(session));
        assertFalse(other.takes(session));
        assertThrows(IllegalArgumentException.class, () -> other.submit(session, PICTURE, outputs -> null));
        assertThrows(IllegalArgumentException.class, () -> engine.submit(session, List.of(), outputs -> null));
        session.close();
        assertThrows(StageRetiredException.class, () -> engine.submit(session, PICTURE, outputs -> null));
    }

    private static <T> T get(CompletionStage<T> promise) throws Exception {
        return promise.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
