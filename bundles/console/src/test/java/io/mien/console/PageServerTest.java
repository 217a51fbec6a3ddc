package io.mien.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.console.access.ConsoleException;
import io.mien.session.OwnedDataFolder;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class PageServerTest {
    /** A product may have its page for all commands; those that own the folder for a change open no port. */
    @Test
    void noPageForACommandThatChangesWhatIsInstalled() throws Exception {
        for (OwnedDataFolder.Use use : EnumSet.complementOf(EnumSet.of(OwnedDataFolder.Use.SERVE))) {
            OwnedDataFolder owned = new OwnedDataFolder(Path.of("data"), Path.of("home"), use);
            PageServer server = new PageServer(null, null, owned, null);
            String refusal =
                    assertThrows(ConsoleException.class, server::serving).getMessage();
            assertEquals("the page is served by a Mien that runs, not for a single command", refusal);
            server.stop();
        }
    }
}
