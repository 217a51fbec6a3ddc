package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.runtime.fake.FailingActivator;
import io.mien.runtime.fake.FakeCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final String FRAMEWORK = "org.osgi.framework";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Longer than any machine takes. */
    private static final Duration LONG = Duration.ofSeconds(40);

    private Duration stopWait = LONG;
    private ProductFixture product;

    @BeforeEach
    void makeProduct() {
        product = new ProductFixture(folder);
    }

    @Test
    void theCommandGetsWhatWasTypedAndWhereItRuns() {
        product.bundle(FakeCommand.class, FRAMEWORK);
        Launcher.Outcome outcome = run("tell", "b c", "");
        assertEquals(new Launcher.Outcome(7, true), outcome);
        assertEquals(
                List.of("tell b c ", Path.of("work").toString(), folder.toString(), "1.2.3", "typed"),
                text(out).lines().toList());
        assertEquals("to err", text(err).strip());
    }

    @Test
    void theExitCodeIsTheCommands() {
        product.bundle(FakeCommand.class, FRAMEWORK);
        assertEquals(new Launcher.Outcome(42, true), run("exit", "42"));
    }

    @Test
    void aMissingBundleIsNamed() {
        product.bundle(FakeCommand.class, FRAMEWORK).named("io.mien:io.mien.lost:1");
        assertFailure(run("exit", "0"), "io.mien:io.mien.lost:1", "bundles", "models");
    }

    @Test
    void aMissingFeatureIsNamed() {
        Launcher.Outcome outcome = launcher("exit", "0").run("nowhere");
        assertFailure(
                outcome, folder.resolve("features").resolve("nowhere.json").toString());
    }

    @Test
    void aBundleThatDoesNotResolveIsNamedWithWhatItLacks() {
        product.bundle(FakeCommand.class, FRAMEWORK).bundle("lonely", Map.of("Import-Package", "far.away"));
        assertFailure(run("exit", "0"), "lonely", "far.away");
    }

    @Test
    void aFragmentWithoutItsHostIsNamed() {
        product.bundle(FakeCommand.class, FRAMEWORK).bundle("part", Map.of("Fragment-Host", "whole"));
        assertFailure(run("exit", "0"), "part", "whole");
    }

    @Test
    void aBundleThatDoesNotStartIsNamed() {
        product.bundle(FakeCommand.class, FRAMEWORK).bundle(FailingActivator.class, FRAMEWORK);
        assertFailure(run("exit", "0"), "FailingActivator");
    }

    @Test
    void aFileThatIsNoBundleIsNamed() {
        product.named("test:odd:1").write("bundles/odd-1.jar", "no jar at all");
        assertFailure(run("exit", "0"), "odd-1.jar");
    }

    @Test
    void fragmentsAreAttachedAndNotStarted() {
        product.bundle(FakeCommand.class, FRAMEWORK).bundle("part", Map.of("Fragment-Host", "FakeCommand"));
        assertEquals(new Launcher.Outcome(0, true), run("exit", "0"));
    }

    @Test
    void aProductWithoutACommandSaysSo() {
        product.bundle("quiet", Map.of());
        assertFailure(
                run("exit", "0"),
                "the command line of the product test is missing: io.mien.command is not one of its bundles; add it to the"
                        + " feature");
    }

    @Test
    void aDefectOfTheCommandIsShownAndFails() {
        product.bundle(FakeCommand.class, FRAMEWORK);
        assertFailure(run("fail"), "a defect");
    }

    @Test
    void aPartThatHangsAtStopIsLeftBehindAndTheExitCodeKept() {
        stopWait = Duration.ofMillis(500);
        product.bundle(FakeCommand.class, FRAMEWORK);
        Launcher.Outcome outcome = run("hang-at-stop");
        assertEquals(7, outcome.exitCode());
        assertFalse(outcome.stopped());
        assertTrue(text(err).contains("did not stop"), text(err));
    }

    private Launcher.Outcome run(String... arguments) {
        product.write();
        return launcher(arguments).run("test");
    }

    private Launcher launcher(String... arguments) {
        Launcher.Call call = new Launcher.Call(
                arguments,
                Path.of("work"),
                new ByteArrayInputStream("typed".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        RuntimeOptions options = RuntimeOptions.standalone().withStopWait(stopWait);
        return new Launcher(new Distribution(folder, false, Optional.empty()), options, LONG, call);
    }

    private void assertFailure(Launcher.Outcome outcome, String... words) {
        assertEquals(new Launcher.Outcome(Launcher.FAILED, true), outcome);
        for (String word : words) {
            assertTrue(text(err).contains(word), () -> word + " is not in: " + text(err));
        }
        assertEquals("", text(out));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
