package io.mien.recognizer.probation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.Recorded;
import io.mien.recognizer.probation.Probation.Verdict;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProbationTest {
    private final CallRecord newcomer = new CallRecord();
    private final CallRecord predecessor = new CallRecord();

    private Probation begin(int calls, double failures) {
        return new Probation(newcomer, predecessor, new ProbationLimits(calls, failures, 5, 1, 1000), 0);
    }

    private Verdict after(Probation probation, long millis) {
        return probation.verdict(TimeUnit.MILLISECONDS.toNanos(millis)).orElseThrow();
    }

    private boolean open(Probation probation) {
        return probation.verdict(0).isEmpty();
    }

    @Test
    void enoughCallsPass() {
        Probation probation = begin(20, .1);
        Recorded.answers(newcomer, 17, 1);
        newcomer.failed();
        newcomer.failed();
        assertTrue(open(probation));
        Recorded.answers(newcomer, 1, 1);
        assertEquals(new Verdict(true, ""), after(probation, 0));
    }

    @Test
    void itFailsAsSoonAsItCanNoLongerPass() {
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 5, 1);
        newcomer.failed();
        assertTrue(open(probation));
        newcomer.failed();
        assertEquals(new Verdict(false, "2 of 7 calls failed"), after(probation, 0));
    }

    @Test
    void itFailsAfterAFewCallsWhereAllFail() {
        Probation probation = begin(1000, .5);
        for (int i = 0; i < 3; i++) {
            assertTrue(open(probation));
            newcomer.failed();
        }
        assertFalse(after(probation, 0).passed());
    }

    @Test
    void ignoresCallsBeforeItBegan() {
        newcomer.failed();
        newcomer.failed();
        Recorded.answers(newcomer, 49, 1);
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 49, 1);
        assertTrue(open(probation));
        Recorded.answers(newcomer, 1, 1);
        assertTrue(after(probation, 0).passed());
    }

    @Test
    void timeEndsItHoweverFewTheCalls() {
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 3, 1);
        assertTrue(after(probation, 1000).passed());
        newcomer.failed();
        assertEquals(Optional.empty(), probation.verdict(0));
        assertFalse(after(probation, 1000).passed());
    }

    @Test
    void oneThatIsFiftyTimesSlowerIsNoticedAtTheThirdCall() {
        Recorded.answers(predecessor, 20, 2);
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 2, 100);
        assertTrue(open(probation));
        Recorded.answers(newcomer, 1, 100);
        assertEquals(new Verdict(false, "it takes 100.0 ms where its predecessor takes 2.0 ms"), after(probation, 0));
    }

    @Test
    void slowFirstCallsAreForgiven() {
        Recorded.answers(predecessor, 20, 2);
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 2, 100);
        Recorded.answers(newcomer, 8, 3);
        assertTrue(open(probation));
    }

    @Test
    void aSlowMedianIsNoticedThoughSomeAreFast() {
        Recorded.answers(predecessor, 20, 2);
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 4, 2);
        assertTrue(open(probation));
        Recorded.answers(newcomer, 6, 12);
        assertFalse(after(probation, 0).passed());
    }

    @Test
    void isNotSlowWithinTheRatioOrTheFreeTime() {
        Recorded.answers(predecessor, 20, 2);
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 20, 10);
        assertTrue(open(probation));
    }

    @Test
    void aPredecessorThatWasNeverCalledIsNoMeasure() {
        Probation probation = begin(50, .02);
        Recorded.answers(newcomer, 20, 1000);
        assertTrue(open(probation));
    }

    @Test
    void limitsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new ProbationLimits(0, .1, 5, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ProbationLimits(1, 1.1, 5, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ProbationLimits(1, Double.NaN, 5, 0, 0));
    }
}
