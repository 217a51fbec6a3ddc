package io.mien.recognizer.config;

import io.mien.StageKind;
import io.mien.recognizer.guard.AnswerComparison;
import io.mien.recognizer.guard.GuardLimits;
import io.mien.recognizer.probation.ProbationLimits;
import io.mien.session.SessionOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The checked settings of slots and line-ups. They may change while frames run.
 *
 * @param only by kind, the one name that may serve; absent or empty if any may
 * @param waitMillis how long a call waits for a missing stage
 * @param drainMillis how long a leaving stage waits for the frames that use it
 * @param guard how long one call may take
 * @param leaks hanging calls after which a stage is suspended
 * @param probation what a new stage must do to stay
 * @param suspendFailures failures in a row after which a stage is suspended
 * @param suspendMillis after which a suspended stage is tried again where no other came
 */
public record RecognizerSettings(
        Map<StageKind, String> only,
        long waitMillis,
        long drainMillis,
        GuardLimits guard,
        int leaks,
        ProbationLimits probation,
        AnswerComparison comparison,
        int suspendFailures,
        long suspendMillis) {
    private static final String DEADLINE = "deadline.millis";
    private static final long DEADLINE_MILLIS = 10_000;

    public RecognizerSettings {
        only = Map.copyOf(only);
    }

    /**
     * From the component's configuration, and above it what a session asks for. A configured deadline counts before the session's.
     *
     * @param configured what the configuration states
     */
    public static RecognizerSettings of(
            RecognizerConfig config, Map<String, Object> configured, Optional<SessionOptions> session) {
        boolean states = configured.containsKey(DEADLINE);
        RecognizerSettings alone = of(config, states ? config.deadline_millis() : DEADLINE_MILLIS);
        return session.map(options -> alone.during(options, !states)).orElse(alone);
    }

    private RecognizerSettings during(SessionOptions session, boolean ownDeadline) {
        Map<StageKind, String> names = new EnumMap<>(StageKind.class);
        names.putAll(only);
        names.putAll(session.only());
        long deadline = session.deadline().toMillis();
        return new RecognizerSettings(
                names,
                session.patience().isZero() ? waitMillis : session.patience().toMillis(),
                drainMillis,
                ownDeadline && deadline > 0
                        ? new GuardLimits(deadline, guard.graceMillis(), guard.deadlineItems())
                        : guard,
                leaks,
                probation,
                comparison,
                suspendFailures,
                suspendMillis);
    }

    private static RecognizerSettings of(RecognizerConfig config, long deadlineMillis) {
        return new RecognizerSettings(
                Map.of(
                        StageKind.DETECTOR, config.detector(),
                        StageKind.ALIGNER, config.aligner(),
                        StageKind.EXTRACTOR, config.extractor(),
                        StageKind.MATCHER, config.matcher()),
                config.wait_millis(),
                config.drain_millis(),
                new GuardLimits(deadlineMillis, config.grace_millis(), config.deadline_items()),
                config.leaks_limit(),
                new ProbationLimits(
                        config.probation_calls(),
                        config.probation_failures(),
                        config.probation_latency(),
                        config.probation_latency_free_millis(),
                        config.probation_millis()),
                new AnswerComparison(
                        config.probation_agreement_iou(),
                        config.probation_agreement_cosine(),
                        config.probation_agreement_crops()),
                config.suspend_failures(),
                config.suspend_millis());
    }
}
