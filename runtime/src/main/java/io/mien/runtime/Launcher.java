package io.mien.runtime;

import io.mien.boot.generation.BundleManifest;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.invocation.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Starts a product, hands it one command, and stops it again. */
final class Launcher {
    /** Exit code where the product does not start, or the command fails in a way that it has no answer to. */
    static final int FAILED = 1;

    /** The bundle that has the command line. */
    private static final String COMMANDS = "io.mien.command";

    private static final String COMMAND = "(&(objectClass=java.util.function.ToIntFunction)(io.mien.command=main))";

    private final Distribution distribution;
    private final RuntimeOptions options;
    private final Duration commandWait;
    private final Call call;

    /**
     * A command as it was typed.
     *
     * @param directory working folder
     */
    record Call(String[] arguments, Path directory, InputStream in, PrintStream out, PrintStream err) {
        /** The facts that the launcher needs of it. */
        Invocation invocation() {
            return Invocation.of(List.of(arguments), directory, Path.of(System.getProperty("user.home")));
        }
    }

    /**
     * The end of the process.
     *
     * @param exitCode the command's
     * @param stopped false if the framework did not stop in time, so that the process must be ended by force
     */
    record Outcome(int exitCode, boolean stopped) {}

    /**
     * @param distribution the installation
     * @param options how to start the product
     * @param commandWait longest wait for the command to be there once all bundles have started
     */
    Launcher(Distribution distribution, RuntimeOptions options, Duration commandWait, Call call) {
        this.distribution = distribution;
        this.options = options;
        this.commandWait = commandWait;
        this.call = call;
    }

    /** @param product name or path of the product; empty for the one that the data folder has, else {@code desk} */
    Outcome run(String product) {
        if (distribution.released().isPresent()) {
            ReleaseGuard.refuseExtensions();
        }
        FrameworkProperties.warmUp();
        Starter.Started started;
        try {
            started = new Starter(distribution, options, call.invocation(), call.err())
                    .start(Optional.of(product).filter(p -> !p.isEmpty()));
        } catch (StartException e) {
            return complain(e);
        }
        MienRuntime runtime = started.runtime();
        ErrorStream word = new ErrorStream(call.err());
        Interruption interruption = new Interruption(
                runtime, Thread.currentThread(), call.invocation().runs(), endWait(), word);
        interruption.arm();
        Outcome outcome = run(started, interruption, word);
        if (outcome.exitCode() != FAILED) {
            started.mark().withdraw();
        }
        if (!interruption.disarm(outcome.exitCode())) {
            return outcome;
        }
        boolean stopped = call.invocation().runs() ? runtime.stop() : runtime.end();
        if (!stopped) {
            call.err()
                    .println("mien: a part did not stop within "
                            + options.stopWait().toMillis() + " ms");
        }
        return new Outcome(outcome.exitCode(), stopped);
    }

    private Outcome run(Starter.Started started, Interruption interruption, ErrorStream word) {
        try {
            return new Outcome(command(started).applyAsInt(toMap(started, interruption, word)), true);
        } catch (StartException e) {
            return complain(e);
        } catch (RuntimeException | LinkageError e) {
            // A command answers for its errors itself; this one is a defect, and the trace helps to correct it.
            e.printStackTrace(call.err());
            return new Outcome(FAILED, true);
        }
    }

    /** Types of the JDK only: the command's classes are another loader's. */
    private Map<String, Object> toMap(Starter.Started started, Interruption interruption, ErrorStream word) {
        Map<String, Object> map = new HashMap<>();
        map.put("arguments", call.arguments());
        map.put("directory", call.directory());
        map.put("home", distribution.home());
        map.put("in", call.in());
        map.put("out", call.out());
        map.put("err", word.stream());
        map.put("interrupted", (BooleanSupplier) interruption::isAsked);
        map.put("terminal", Terminal.isWatched());
        map.put("version", started.runtime().version());
        map.put("feature", started.lock().feature());
        map.put("generation", started.lock().number());
        map.put("use", started.lock().use());
        map.put("refused", started.lock().refused().toArray(String[]::new));
        map.put(
                "leftOut",
                started.lock().leftOut().stream().map(Object::toString).toArray(String[]::new));
        distribution.released().ifPresent(r -> map.put("locked", r.release().name()));
        map.put("commands", (Supplier<String[]>) () -> commands(started));
        map.put("settled", (Runnable) started.mark()::succeed);
        return map;
    }

    /** What may be typed, for commands of bundles that this command does not need, too. */
    private String[] commands(Starter.Started started) {
        List<StatedVerb> verbs = new ArrayList<>();
        try {
            for (LockedBundle bundle : started.lock().bundles()) {
                Path file = bundle.path(distribution.home(), call.invocation().data());
                verbs.addAll(StatedVerb.of(file, BundleManifest.read(file)));
            }
        } catch (IOException e) {
            // It only helps to find a name that was mistyped.
            return new String[0];
        }
        return verbs.stream().flatMap(verb -> verb.names().stream()).toArray(String[]::new);
    }

    /** The service's property says what it takes. */
    @SuppressWarnings("unchecked")
    private ToIntFunction<Map<String, Object>> command(Starter.Started started) throws StartException {
        MienRuntime runtime = started.runtime();
        String product = started.lock().feature();
        boolean coming = runtime.has(COMMANDS);
        // Without the bundle there is nothing to wait for, and the product would run with nobody to stop it.
        String reason = coming
                ? "did not come up within " + commandWait.toMillis() + " ms"
                : "is missing: " + COMMANDS + " is not one of its bundles; add it to the feature";
        return (ToIntFunction<Map<String, Object>>) runtime.find(COMMAND, coming ? commandWait : Duration.ZERO)
                .orElseThrow(() -> new StartException("the command line of the product " + product + " " + reason));
    }

    private Outcome complain(StartException e) {
        call.err().println("mien: " + e.getMessage());
        return new Outcome(FAILED, true);
    }

    private static Duration endWait() {
        return Duration.ofMillis(Long.getLong("mien.end.wait.millis", 60_000));
    }
}
