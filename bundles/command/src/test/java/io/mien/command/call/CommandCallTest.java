package io.mien.command.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandCallTest {
    private final Map<String, Object> map = new HashMap<>(Map.of(
            "arguments",
            new String[] {"detect", "a.jpg"},
            "directory",
            Path.of("work"),
            "home",
            Path.of("/opt/mien"),
            "in",
            System.in,
            "out",
            System.out,
            "err",
            System.err,
            "version",
            "1.0"));

    @Test
    void readsWhatALauncherHandsOver() {
        map.put("terminal", true);
        CommandCall call = CommandCall.of(map);

        assertEquals(List.of("detect", "a.jpg"), call.arguments());
        assertEquals(Path.of("work").toAbsolutePath().resolve("a.jpg"), call.resolve("./a.jpg"));
        assertEquals(Path.of("/b.jpg"), call.resolve("/b.jpg"));
        assertTrue(call.terminal());
    }

    @Test
    void terminalIsLookedForWhereTheLauncherDoesNotSay() {
        assertEquals(System.console() != null, CommandCall.of(map).terminal());
    }

    @Test
    void namesWhatIsMissingOrOfAnotherType() {
        map.remove("home");
        assertEquals(
                "'home' should be a Path, not null",
                assertThrows(IllegalArgumentException.class, () -> CommandCall.of(map))
                        .getMessage());
        map.put("home", Path.of("."));
        map.put("terminal", "yes");
        assertThrows(IllegalArgumentException.class, () -> CommandCall.of(map));
    }
}
