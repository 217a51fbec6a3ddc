package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.command.fake.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text that the launcher prints for {@code mien help}. */
class UsageFileTest {
    private static final Path FILE = Path.of("src/main/resources/OSGI-INF/usage.txt");

    @TempDir
    private Path folder;

    @Test
    void holdsWhatTheCommandsSayOfThemselves() throws IOException {
        String help = new Desk(folder).type("help").out().replace(System.lineSeparator(), "\n");
        if (Boolean.getBoolean("mien.usage.write")) {
            Files.writeString(FILE, help);
        }
        assertEquals(help, Files.readString(FILE), "the test with -Dmien.usage.write=true writes the file again");
    }
}
