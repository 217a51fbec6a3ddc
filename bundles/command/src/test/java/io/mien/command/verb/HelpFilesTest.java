package io.mien.command.verb;

import io.mien.command.fake.HelpFilesCase;
import io.mien.command.line.VerbSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the launcher prints for {@code mien help} and {@code mien help COMMAND}: it reads it in the bundle. */
class HelpFilesTest extends HelpFilesCase {
    private static final Path USAGE = Path.of("src/main/resources/OSGI-INF/usage.txt");

    @Override
    protected VerbSource source() {
        return new CommandVerbs();
    }

    /** Picocli's own. */
    @Override
    protected Map<String, String> others() {
        return Map.of("help", "Show this help, or that of a command.");
    }

    @Test
    void usageIsWhatTheCommandLineSaysOfItself() throws IOException {
        assertFile(type("help"), USAGE);
    }
}
