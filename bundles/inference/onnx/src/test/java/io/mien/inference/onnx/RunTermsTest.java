package io.mien.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.session.EngineOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a session asks of the engine, and what its configuration says. */
class RunTermsTest {
    private static final OnnxConfig CONFIGURED = OnnxSettings.with(Map.of("threads_intra", 3, "deadline_millis", 70L));
    private static final Map<String, Object> STATED = Map.of("deadline.millis", 70L);

    private static Optional<EngineOptions> session(int threads, long millis) {
        return Optional.of(EngineOptions.defaults().threads(threads).deadline(Duration.ofMillis(millis)));
    }

    @Test
    void threadsOfASessionCountBeforeTheConfiguredOnes() {
        assertEquals(2, RunTerms.of(CONFIGURED, STATED, session(2, 0)).threads());
        assertEquals(3, RunTerms.of(CONFIGURED, STATED, session(0, 0)).threads());
        assertEquals(3, RunTerms.of(CONFIGURED, STATED, Optional.empty()).threads());
    }

    @Test
    void aConfiguredDeadlineCountsBeforeThatOfASession() {
        assertEquals(70, RunTerms.of(CONFIGURED, STATED, session(0, 18_000)).deadlineMillis());
        OnnxConfig none = OnnxSettings.with(Map.of("deadline_millis", 0L));
        assertEquals(
                0,
                RunTerms.of(none, Map.of("deadline.millis", 0L), session(0, 9)).deadlineMillis());
    }

    @Test
    void theDeadlineOfASessionHoldsWhereNoneIsConfigured() {
        assertEquals(
                18_000, RunTerms.of(CONFIGURED, Map.of(), session(0, 18_000)).deadlineMillis());
        assertEquals(0, RunTerms.of(CONFIGURED, Map.of(), Optional.empty()).deadlineMillis());
    }
}
