package io.mien.boot.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationTest {
    private static final Path DIRECTORY = Path.of("/work").toAbsolutePath();
    private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

    @Test
    void theVerbIsTheFirstArgumentThatIsNoOption() {
        assertEquals("recognize", of("recognize", "a.jpg").verb());
        assertEquals("people", of("--json", "people").verb());
        assertEquals("people", of("--data", "door", "people").verb());
        assertEquals("", of("--help").verb());
        assertEquals("", of().verb());
    }

    @Test
    void theDataFolder() {
        assertEquals(HOME.resolve(".mien"), of("people").data());
        assertEquals(DIRECTORY.resolve("door"), of("people", "--data", "door").data());
        assertEquals(
                Path.of("/srv/door").toAbsolutePath(),
                of("people", "--data=/srv/x/../door").data());
        assertEquals(
                DIRECTORY.resolve("b"), of("people", "--data=a", "--data=b").data());
        assertEquals(HOME.resolve(".mien"), of("recognize", "--", "--data=a").data());
        assertEquals(HOME.resolve(".mien"), of("people", "--data").data());
    }

    @Test
    void theProductOfRun() {
        assertEquals(Optional.empty(), of("run").product());
        assertEquals(Optional.of("plain"), of("run", "plain").product());
        assertEquals(Optional.of("plain"), of("run", "--data", "door", "plain").product());
        assertEquals(
                Optional.of("plain"),
                of("run", "--models", "m", "--detector=seer", "--aligner", "plain", "plain")
                        .product());
        assertEquals(Optional.empty(), of("run", "--models", "m").product());
        assertEquals(Optional.empty(), of("recognize", "plain").product());
        assertTrue(of("run").runs());
        assertFalse(of("people").runs());
    }

    @Test
    void liveRunsTheProductOfThatName() {
        Invocation live = of("live", "--page", "8090", "demo:", "--data", "door");

        assertEquals("run", live.verb());
        assertTrue(live.runs());
        assertEquals(Optional.of("live"), live.product());
        assertEquals(DIRECTORY.resolve("door"), live.data());
    }

    private static Invocation of(String... arguments) {
        return Invocation.of(List.of(arguments), DIRECTORY, HOME);
    }
}
