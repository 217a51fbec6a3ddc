package io.mien.runtime;

import io.mien.boot.generation.StartMarks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One start of a generation with deployed bundles: noted before any of their code runs, until it has succeeded. A start
 * that a person or a service manager ends with a signal counts as a success; one that ends in any other way was perhaps ended
 * by a deployed bundle. Thread-safe.
 */
final class StartMark {
    private static final Logger LOG = System.getLogger(StartMark.class.getName());

    /** The thread on which Java ends a process that got one of these signals. */
    private static final Pattern SIGNALLED = Pattern.compile("SIG(INT|TERM|HUP) handler");

    private final StartMarks marks;
    private final long generation;
    private final boolean whole;
    private final Thread hook = new Thread(this::endBySignal, "mien-start");
    private Optional<Path> mark = Optional.empty(); // guarded by this; empty once it has ended

    private StartMark(StartMarks marks, long generation, boolean whole) {
        this.marks = marks;
        this.generation = generation;
        this.whole = whole;
    }

    /**
     * Notes a start.
     *
     * @param generation that is started; 0 if none of it was deployed; then nothing is noted
     * @param whole whether nothing of it is left out
     */
    static StartMark begin(StartMarks marks, long generation, boolean whole) {
        StartMark started = new StartMark(marks, generation, whole);
        if (generation > 0) {
            started.begin();
        }
        return started;
    }

    private synchronized void begin() {
        try {
            mark = Optional.of(marks.begin(generation));
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IOException e) {
            // If nothing can be written, nothing is counted; the installed bundles start all the same.
            LOG.log(Level.DEBUG, "The start of generation {0} is not noted: {1}", generation, e.toString());
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The process ends already");
        }
    }

    /** The start reached what it was to reach: earlier ones of the same generation do not count any more. */
    void succeed() {
        end(whole);
    }

    /** The start ended in a way that nothing deployed is to blame for. */
    void withdraw() {
        end(false);
    }

    private synchronized void end(boolean forget) {
        if (mark.isEmpty()) {
            return;
        }
        try {
            marks.end(mark.get());
            if (forget) {
                marks.forget(generation);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The note of a start stays in {0}: {1}", marks.data(), e.toString());
        }
        mark = Optional.empty();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, perhaps on this very thread.
            LOG.log(Level.DEBUG, "The process ends already");
        }
    }

    private void endBySignal() {
        boolean signalled = Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> SIGNALLED.matcher(t.getName()).matches());
        if (signalled) {
            withdraw();
        }
    }
}
