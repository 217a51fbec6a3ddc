package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The launcher's own configuration. */
class LauncherSettingsTest extends StarterCase {
    private static void write(Path folder, String text) throws Exception {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/io.mien.runtime.properties"), text);
    }

    private int failedStarts() throws StartException {
        return LauncherSettings.read(Distribution.open(product.home()), data, new PrintStream(err, true))
                .failedStarts();
    }

    @Test
    void theDataFolderCountsBeforeTheInstallation() throws Exception {
        assertEquals(2, failedStarts());
        write(product.home(), "failed.starts = 5");
        assertEquals(5, failedStarts());
        write(data, "failed.starts = 3");
        assertEquals(3, failedStarts());
        assertEquals("", said());
    }

    @Test
    void aMistakeIsToldAndPassedOver() throws Exception {
        for (String wrong : List.of("0", "-1", "two", "1e3", "")) {
            write(data, "failed.starts = " + wrong);
            assertEquals(2, failedStarts());
            assertTrue(said().contains("failed.starts is not a whole number from 1: '" + wrong + "'"), said());
        }
    }
}
