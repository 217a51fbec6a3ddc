package io.mien.maix.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.StageKind;
import io.mien.deploy.Deployment;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.Mien;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatusBuilder;
import io.mien.model.Models;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** How long a program waits for a model, in seconds of a clock that runs with each look. */
class ServingWaitTest {
    private static final ModelChoice CHOICE = new ModelChoice("seer", Optional.empty(), Optional.empty());
    private static final int OPENING = 600;
    private static final int TAKEOVER = 3;
    private static final int SETTLING = 1;

    private final PixelRecognizer recognizer = new PixelRecognizer();
    private List<ModelStatus> listed = List.of();
    private long seconds;
    private Runnable looking = () -> {};

    private static ModelStatusBuilder model(String name, ModelStatus.State state) {
        return new ModelStatusBuilder(name, "1.0.0", "bundle", state).kind(StageKind.EXTRACTOR);
    }

    private static StageStatus stage(ModelStatus model, StageStatus.State state) {
        return StageStatus.of(StageKind.EXTRACTOR, model.stage(), state, "", StageFigures.NONE);
    }

    /** @param line what is in the line-up */
    private void given(ModelStatus wanted, StageStatus... line) {
        listed = List.of(model("other", ModelStatus.State.SERVING).build(), wanted);
        recognizer.stages = Arrays.asList(line);
    }

    private void await(boolean own) {
        new ServingWait(new Waited(), own, () -> Duration.ofSeconds(seconds).toNanos(), () -> seconds++)
                .await(Map.of(StageKind.EXTRACTOR, CHOICE));
    }

    /** Returns the message after this many seconds. */
    private String refused(boolean own, int after) {
        MaixException e = assertThrows(MaixException.class, () -> await(own));
        assertEquals(after + 1, seconds, e.getMessage());
        seconds = 0;
        return e.getMessage();
    }

    @Test
    void aModelInTheLineUpIsThereAtOnce() {
        ModelStatus wanted = model("seer", ModelStatus.State.SERVING).build();
        given(wanted, stage(wanted, StageStatus.State.PROBATION));
        await(false);
        assertEquals(0, seconds);
    }

    @Test
    void aModelThatIsNotAskedForIsNotWaitedForLong() {
        StageStatus other = stage(model("other", ModelStatus.State.SERVING).build(), StageStatus.State.SERVING);
        for (ModelStatus.State state : List.of(ModelStatus.State.CANDIDATE, ModelStatus.State.SERVING)) {
            given(model("seer", state).build(), other);
            assertEquals(
                    "seer does not serve: other/1.0.0 serves in its place; StartRequest.use asks for a model",
                    refused(false, TAKEOVER));
            refused(true, OPENING);
        }
    }

    /** As a look does that waits until the model is open. */
    @Test
    void aModelThatOpensSlowlyHasTimeToTakeThePlaceOfAnother() {
        ModelStatus wanted = model("seer", ModelStatus.State.SERVING).build();
        StageStatus other = stage(model("other", ModelStatus.State.SERVING).build(), StageStatus.State.SERVING);
        given(wanted, other);
        looking = () -> {
            if (seconds == 0) {
                seconds = 100;
            } else {
                recognizer.stages = List.of(stage(wanted, StageStatus.State.SERVING));
            }
        };
        await(false);
        assertEquals(101, seconds);
    }

    @Test
    void aModelWhoseNameAnotherOneHasIsNotWaitedForLong() {
        ModelStatus twin = new ModelStatusBuilder("seer", "2.0.0", "bundle", ModelStatus.State.SERVING).build();
        given(model("seer", ModelStatus.State.CANDIDATE).build(), stage(twin, StageStatus.State.SERVING));
        assertEquals(
                "seer does not serve: seer/2.0.0 serves, which has the same name;"
                        + " give this one a name of its own, by its file name or by 'name' in [mien]",
                refused(true, TAKEOVER));
    }

    /** A program gave the path of a copy of a model that Mien has. */
    @Test
    void aCopyOfTheModelThatServesServes() {
        ModelStatus copy = model("seer", ModelStatus.State.CANDIDATE).build();
        given(copy, stage(model("seer", ModelStatus.State.SERVING).build(), StageStatus.State.SERVING));
        await(true);
        assertEquals(0, seconds);
    }

    @Test
    void aModelThatTakesThePlaceOfAnotherIsWaitedFor() {
        ModelStatus wanted = model("seer", ModelStatus.State.SERVING).build();
        StageStatus other = stage(model("other", ModelStatus.State.SERVING).build(), StageStatus.State.SERVING);
        given(wanted, other, stage(wanted, StageStatus.State.PREPARING));
        refused(false, OPENING);
    }

    @Test
    void theReasonOfARefusalIsTold() {
        given(model("seer", ModelStatus.State.REFUSED).reason("it is torn").build());
        assertEquals("seer does not serve: it is torn", refused(true, SETTLING));
        given(model("seer", ModelStatus.State.WAITING).reason("no engine").build());
        assertEquals("seer does not serve: no engine", refused(true, SETTLING));
        listed = new ArrayList<>();
        assertEquals("Mien has no model 'seer'", refused(true, SETTLING));
    }

    @Test
    void aModelOfAnotherKindIsRefusedAtOnce() {
        given(model("seer", ModelStatus.State.SERVING).kind(StageKind.DETECTOR).build());
        MaixException e = assertThrows(MaixException.class, () -> await(true));
        assertEquals(Err.ERR_ARGS, e.err());
        assertEquals(0, seconds);
    }

    private final class Waited implements Mien {
        @Override
        public BundleContext context() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T service(Class<T> type, Duration wait) {
            Models models = () -> {
                looking.run();
                return listed;
            };
            return type.cast(models);
        }

        @Override
        public Recognizer recognizer() {
            return recognizer;
        }

        @Override
        public Deployment deployment() {
            throw new UnsupportedOperationException();
        }
    }
}
