package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ExternalToolTest {
    @TempDir
    Path folder;

    private ExternalTool tool(long seconds) {
        return new ExternalTool(folder, Map.of("COLOUR", "green"), Duration.ofSeconds(seconds), () -> false);
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    @Test
    void tellsEachLineAndReturnsTheLast() throws Exception {
        List<String> told = new ArrayList<>();
        String last = tool(30).run(shell("printf 'one\\n 10%%\\r 20%%\\n\\n'; echo $COLOUR"), told::add);
        assertEquals(List.of("one", "10%", "20%", "green"), told);
        assertEquals("green", last);
    }

    @Test
    void aFailureTellsTheEndOfWhatWasPrinted() {
        ConversionException e = assertThrows(ConversionException.class, () -> tool(30).run(
                        shell("for i in $(seq 40); do echo line $i; done; exit 3"), line -> {}));
        assertTrue(e.getMessage().startsWith("sh: ended with 3:\n  line 29\n"), e.getMessage());
        assertTrue(e.getMessage().endsWith("line 40"), e.getMessage());
    }

    @Test
    void killsWhatTakesTooLongWithAllItStarted() {
        ConversionException e = assertThrows(
                ConversionException.class, () -> tool(1).run(shell("sleep 600 & sleep 600; wait"), line -> {}));
        assertEquals("sh: did not end within 1 s", e.getMessage());
    }

    @Test
    void aProgramIsKilledWithTheCommandThatNeedsIt() {
        AtomicBoolean stop = new AtomicBoolean();
        ExternalTool tool = new ExternalTool(folder, Map.of(), Duration.ofSeconds(600), stop::get);
        ConversionException e = assertThrows(
                ConversionException.class,
                () -> tool.run(shell("echo begun; sleep 600 & sleep 600; wait"), line -> stop.set(true)));
        assertEquals("sh: was stopped", e.getMessage());
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        ConversionException e =
                assertThrows(ConversionException.class, () -> tool(30).run(List.of("no-such-program"), line -> {}));
        assertTrue(e.getMessage().startsWith("no-such-program: cannot be run"), e.getMessage());
    }
}
