package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFormatterTest {
    private final LogFormatter formatter = new LogFormatter();

    @Test
    void numbersAreNotGrouped() {
        LogRecord event = new LogRecord(Level.INFO, "Generation {0} after {1} ms, share {2}: {3}");
        event.setParameters(new Object[] {1024L, 123_456, .98765, "why"});
        assertEquals("Generation 1024 after 123456 ms, share 0.98765: why", formatter.formatMessage(event));
        assertTrue(formatter.format(event).contains("Generation 1024 after"), formatter.format(event));
    }

    @Test
    void messageWithoutParametersStays() {
        assertEquals("{0} and 1,024", formatter.formatMessage(new LogRecord(Level.INFO, "{0} and 1,024")));
    }

    @Test
    void productUsesIt() throws Exception {
        Properties logging = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/mien/conf/logging.properties"))) {
            logging.load(file);
        }
        assertEquals(LogFormatter.class.getName(), logging.getProperty(ConsoleHandler.class.getName() + ".formatter"));
    }
}
