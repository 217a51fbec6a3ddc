package io.mien.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.console.access.ConsoleException;
import io.mien.support.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class BrowserOpenerTest {
    private static final String LINK = "http://127.0.0.1:8090/#token=s3cret";

    @TempDir
    private Path folder;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    @Test
    void theBrowserIsGivenAFileOfTheOwnersAlone() throws Exception {
        Path told = folder.resolve("told");
        Path file;
        try (BrowserOpener opener = new BrowserOpener(browser(told), Duration.ofHours(1), worker)) {
            opener.open(LINK);
            Await.until(() -> Files.exists(told));
            String arguments = Files.readString(told).strip();
            assertFalse(arguments.contains("s3cret"), arguments);
            file = Path.of(arguments);
            assertTrue(Files.readString(file).contains("url=" + LINK + "\""), Files.readString(file));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void theFileGoesWhenTheLinkIsWorthNothing() throws Exception {
        Path told = folder.resolve("told");
        try (BrowserOpener opener = new BrowserOpener(browser(told), Duration.ofMillis(50), worker)) {
            opener.open(LINK);
            Await.until(() -> Files.exists(told));
            Path file = Path.of(Files.readString(told).strip());
            Await.until(() -> !Files.exists(file));
        }
    }

    @Test
    void aBrowserThatDoesNotStartIsNamed() {
        try (BrowserOpener opener = new BrowserOpener("/nowhere/browser", Duration.ofHours(1), worker)) {
            ConsoleException e = assertThrows(ConsoleException.class, () -> opener.open(LINK));
            assertEquals("no browser can be opened: /nowhere/browser does not start", e.getMessage());
        }
    }

    /** Writes down what it was told to open: whole, or not at all. */
    private String browser(Path told) throws Exception {
        Path script = Files.writeString(
                folder.resolve("browser"),
                "#!/bin/sh\necho \"$@\" > " + told + ".part\nmv " + told + ".part " + told + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
