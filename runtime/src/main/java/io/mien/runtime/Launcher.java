package io.mien.runtime;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Starts a product, hands it one command, and stops it again. */
final class Launcher {
    /** Exit code where the product does not start, or the command fails in a way that it has no answer to. */
    static final int FAILED = 1;

    private static final String COMMAND = "(&(objectClass=java.util.function.ToIntFunction)(io.mien.command=main))";

    private final Path home;
    private final RuntimeOptions options;
    private final Duration commandWait;
    private final Call call;

    /**
     * A command as it was typed.
     *
     * @param directory working folder
     */
    record Call(String[] arguments, Path directory, InputStream in, PrintStream out, PrintStream err) {}

    /**
     * What the process ends with.
     *
     * @param exitCode the command's
     * @param stopped false where the framework did not stop in time, so that the process must be ended by force
     */
    record Outcome(int exitCode, boolean stopped) {}

    /**
     * @param home the distribution
     * @param options how to start the product
     * @param commandWait longest wait for the command to be there once all bundles have started
     */
    Launcher(Path home, RuntimeOptions options, Duration commandWait, Call call) {
        this.home = home;
        this.options = options;
        this.commandWait = commandWait;
        this.call = call;
    }

    /** @param feature name or path of the product */
    Outcome run(String feature) {
        MienRuntime runtime;
        try {
            runtime = MienRuntime.start(home, feature, options);
        } catch (StartException e) {
            return complain(e);
        }
        // Ctrl-C and SIGTERM: what is in the middle of something gets the chance to end it.
        Thread interruption = new Thread(runtime::stop, "mien-stop");
        Runtime.getRuntime().addShutdownHook(interruption);
        Outcome outcome = run(runtime);
        if (!removeHook(interruption)) {
            return outcome;
        }
        boolean stopped = runtime.stop();
        if (!stopped) {
            call.err()
                    .println("mien: a part did not stop within "
                            + options.stopWait().toMillis() + " ms");
        }
        return new Outcome(outcome.exitCode(), stopped);
    }

    private Outcome run(MienRuntime runtime) {
        try {
            return new Outcome(command(runtime).applyAsInt(toMap(runtime)), true);
        } catch (StartException e) {
            return complain(e);
        } catch (RuntimeException | LinkageError e) {
            // A command answers for its errors itself; this one is a defect, and whoever mends it needs the trace.
            e.printStackTrace(call.err());
            return new Outcome(FAILED, true);
        }
    }

    /** Types of the JDK only: the command's classes are another loader's. */
    private Map<String, Object> toMap(MienRuntime runtime) {
        return Map.of(
                "arguments", call.arguments(),
                "directory", call.directory(),
                "home", home,
                "in", call.in(),
                "out", call.out(),
                "err", call.err(),
                // Java itself knows of a terminal only where none of the three streams goes elsewhere.
                "terminal", Boolean.getBoolean("mien.terminal") || System.console() != null,
                "version", runtime.version());
    }

    /** The service's property says what it takes. */
    @SuppressWarnings("unchecked")
    private ToIntFunction<Map<String, Object>> command(MienRuntime runtime) throws StartException {
        try {
            return (ToIntFunction<Map<String, Object>>) runtime.await(COMMAND, commandWait);
        } catch (StartException e) {
            throw new StartException("the product has no command line, or it does not start: " + e.getMessage(), e);
        }
    }

    private Outcome complain(StartException e) {
        call.err().println("mien: " + e.getMessage());
        return new Outcome(FAILED, true);
    }

    /** @return false where the process is ending already, and the hook is stopping the product */
    private static boolean removeHook(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return false;
        }
    }
}
