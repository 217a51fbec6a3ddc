package io.mien.runtime;

import io.mien.boot.invocation.Invocation;
import io.mien.boot.screen.ScreenStream;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.framework.Constants;

/**
 * What {@code bin/mien} runs. System properties: {@code mien.home}, the distribution; {@code mien.feature}, name or path of
 * the product, by default the one of the data folder, else {@code desk}; {@code mien.command.wait.millis}, longest wait for the command to be there, by
 * default 10,000; {@code mien.stop.wait.millis}, longest wait for the framework to stop, by default 8,000; {@code
 * mien.end.wait.millis}, longest wait for a running Mien to answer or to end, by default 60,000.
 */
public final class Main {
    /** Exit code of a command that was called wrongly, as the commands have it. */
    private static final int USAGE = 2;

    private static final int BUFFER = 8192;

    private Main() {}

    /** @param arguments what was typed behind {@code mien} */
    public static void main(String[] arguments) {
        // No part, ours or a library's, may write digits or words as the user's locale does: others read them as data.
        // English and not the root locale, because Derby keeps the name of the locale.
        Locale.setDefault(Locale.ENGLISH);
        RuntimeOptions options = RuntimeOptions.standalone().withStopWait(millis("mien.stop.wait.millis", 8_000));
        WatchedOutput output = WatchedOutput.standard();
        System.setOut(new PrintStream(new BufferedOutputStream(output, BUFFER), true, StandardCharsets.UTF_8));
        // Control characters do not reach a terminal, no matter which code prints them.
        System.setOut(ScreenStream.over(System.out));
        System.setErr(ScreenStream.over(System.err));
        Optional<String> lost = new ReadableText(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")))
                .problem(List.of(arguments), System.getProperty("user.dir"));
        if (lost.isPresent()) {
            System.err.println("mien: " + lost.get());
            System.exit(USAGE);
        }
        Launcher.Call call =
                new Launcher.Call(arguments, Path.of("").toAbsolutePath(), System.in, System.out, System.err);
        Invocation invocation = call.invocation();
        Distribution distribution = distribution();
        Optional<String> asked =
                Optional.of(System.getProperty("mien.feature", "")).filter(p -> !p.isEmpty());
        ProductFacts facts = new ProductFacts(distribution, invocation.data(), asked);
        if (arguments.length == 0 && facts.answer(List.of("help"), System.err)) {
            System.exit(USAGE);
        }
        if (facts.answer(List.of(arguments), System.out)) {
            System.exit(exitCode(0, output));
        }
        OptionalInt done = new RunningMien(call, invocation, millis("mien.end.wait.millis", 60_000)).run();
        if (done.isPresent()) {
            System.exit(exitCode(done.getAsInt(), output));
        }
        if (invocation.runs() && VectorModule.canBeLoaded()) {
            VectorModule.load();
            options = options.withProperty(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, VectorModule.PACKAGE);
        }
        Launcher launcher = new Launcher(distribution, options, millis("mien.command.wait.millis", 10_000), call);
        Launcher.Outcome outcome = launcher.run(invocation.product().orElse(System.getProperty("mien.feature", "")));
        int exitCode = exitCode(outcome.exitCode(), output);
        String archive = System.getProperty("mien.classes", "");
        if (exitCode == 0
                && !archive.isEmpty()
                && !invocation.runs()
                && distribution.released().isEmpty()) {
            new ClassArchive(distribution.home(), Path.of(archive)).refresh();
        }
        if (outcome.stopped()) {
            System.exit(exitCode);
        }
        // An ordinary exit would wait for what hangs.
        Runtime.getRuntime().halt(exitCode);
    }

    /** A locked installation is started by its own script alone, or not at all. */
    private static Distribution distribution() {
        try {
            Path home = Path.of(System.getProperty("mien.home", "")).toAbsolutePath();
            LockedProcess.requireOwnHome(home);
            Distribution distribution = Distribution.open(home);
            if (distribution.released().isPresent()) {
                new LockedProcess(distribution.released().get(), distribution.home()).require();
            }
            return distribution;
        } catch (StartException e) {
            System.err.println("mien: " + e.getMessage());
            System.err.flush();
            System.exit(Launcher.FAILED);
            throw new IllegalStateException(e);
        }
    }

    /** Results that did not arrive are a failure, whatever the command says. */
    private static int exitCode(int command, WatchedOutput output) {
        System.out.flush();
        output.problem().ifPresent(p -> System.err.println("mien: " + p));
        System.err.flush();
        return command == 0 && output.hasFailed() ? Launcher.FAILED : command;
    }

    private static Duration millis(String property, long standard) {
        return Duration.ofMillis(Long.getLong(property, standard));
    }
}
