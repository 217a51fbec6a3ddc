package io.mien.inference.onnx;

import io.mien.session.EngineOptions;
import java.util.Map;
import java.util.Optional;

/**
 * How runs are run: as configured, and as a session asks for it.
 *
 * @param threads of one run
 * @param deadlineMillis after which it is ended; 0 for none
 */
record RunTerms(int threads, long deadlineMillis) {
    private static final int MOST_THREADS_BY_DEFAULT = 8;
    private static final String DEADLINE = "deadline.millis";

    /**
     * A session's threads count before the configured ones, and a configured deadline before that of the session.
     *
     * @param configured what the configuration states
     * @param session what a session asks for, if there is one
     */
    static RunTerms of(OnnxConfig config, Map<String, Object> configured, Optional<EngineOptions> session) {
        int wanted = session.map(EngineOptions::threads).filter(n -> n > 0).orElseGet(config::threads_intra);
        int threads = wanted > 0
                ? wanted
                : Math.min(MOST_THREADS_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
        long deadline = configured.containsKey(DEADLINE)
                ? config.deadline_millis()
                : session.map(s -> s.deadline().toMillis()).orElse(0L);
        return new RunTerms(threads, deadline);
    }
}
