package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.StageKind;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.fake.Mood;
import io.mien.recognizer.fake.Mood.Trick;
import io.mien.swap.StageEvent.Step;
import org.junit.jupiter.api.AfterEach;

/** A line-up, one stage of which fails. */
abstract class FailingStagesCase {
    static final int ODD = 66;

    final Mood mood = new Mood();
    Rig rig = new Rig();

    @AfterEach
    void end() {
        mood.over.countDown();
        rig.close();
    }

    Rig rigFor(Trick trick) {
        if (trick == Trick.HANGS || trick == Trick.HANGS_FOR_EVER) {
            rig.close();
            rig = Rig.ofShortDeadline();
        }
        return rig;
    }

    void endsAsBefore(StageKind kind) throws Exception {
        for (int i = 0; !rig.told("second", Step.ROLLED_BACK); i++) {
            Recognition answer = rig.recognize(1, 2);
            assertEquals("first", answer.lineUp().stage(kind).name(), "call " + i);
            assertEquals("Ada", answer.faces().get(0).label());
        }
        assertEquals("first", rig.serving(kind));
        assertEquals(State.ROLLED_BACK, rig.info(kind, "second").state());
        assertEquals(State.SERVING, rig.info(kind, "first").state());
        assertFalse(rig.info(kind, "second").reason().isEmpty());
    }
}
