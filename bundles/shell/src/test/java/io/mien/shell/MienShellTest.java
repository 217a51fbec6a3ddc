package io.mien.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MienShellTest {
    @TempDir
    private Path folder;

    private final ThreadIOImpl threads = new ThreadIOImpl();
    private final List<Map<String, Object>> calls = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private CommandProcessorImpl gogo;

    @BeforeEach
    void open() {
        threads.start();
        gogo = new CommandProcessorImpl(threads);
        for (String name : List.of("people", "status", "forget", "detect")) {
            gogo.addCommand(ShellCommands.SCOPE, new MienFunction(name, this::mien), name);
        }
    }

    @AfterEach
    void close() {
        gogo.stop();
        threads.stop();
    }

    private int mien(Map<String, Object> call) {
        calls.add(call);
        String[] arguments = (String[]) call.get("arguments");
        PrintStream answers = (PrintStream) call.get("out");
        answers.println("did " + String.join(" ", arguments));
        return switch (arguments[0]) {
            case "forget" -> 1;
            case "detect" -> -1;
            default -> 0;
        };
    }

    private int type(String lines, String... arguments) {
        Map<String, Object> call = new HashMap<>();
        call.put("arguments", arguments);
        call.put("directory", folder);
        call.put("in", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        call.put("out", new PrintStream(out, false, StandardCharsets.UTF_8));
        call.put("err", new PrintStream(err, false, StandardCharsets.UTF_8));
        call.put("terminal", false);
        return new MienShell(gogo).applyAsInt(call);
    }

    @Test
    void oneLineIsHandedToTheCommandOfItsName() {
        assertEquals(0, type("", "people", "--json"));
        assertEquals("did people --json\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(folder, calls.get(0).get("directory"));
        assertEquals(0, type("", "mien:status"));
        assertEquals(2, calls.size());
    }

    @Test
    void linesAreReadToTheirEnd() {
        assertEquals(0, type("people\n\nmien:status 'a b'; people 王\nexit\nstatus\n"));
        assertEquals("did people\ndid status a b\ndid people 王\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLineThatFailsDoesNotKeepTheNextOut() {
        assertEquals(0, type("nonsense\nforget Ada\npeople\n"));
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("mien: forget ended with exit code 1\n"), told);
        assertTrue(told.contains("nonsense"), told);
        assertEquals("did forget Ada\ndid people\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(1, type("forget Ada\n"));
    }

    @Test
    void aCommandThatNeedsAProcessOfItsOwnSaysSo() {
        assertEquals(1, type("", "detect", "1.jpg"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("type it outside the shell"), err::toString);
    }

    @Test
    void aProductIsNotStartedInAProduct() {
        String[] names = {"run", "people", "shell"};
        assertEquals(List.of("people"), ShellCommands.names(Map.of("io.mien.command.names", names)));
    }
}
