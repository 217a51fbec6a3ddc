package io.mien.deploy.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OddEntriesTest {
    private static final Logger LOG = Logger.getLogger(OddEntries.class.getName());

    @TempDir
    private Path inbox;

    private final List<String> told = new ArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            told.add(((Path) entry.getParameters()[0]).getFileName() + " " + entry.getParameters()[1]);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(handler);
    }

    @Test
    void namesOnceWhatCanNeverBeDeployed() throws Exception {
        OddEntries odd = new OddEntries(inbox, inbox.resolve("refused"));
        Files.createDirectory(inbox.resolve("refused"));
        Files.createDirectory(inbox.resolve(".tmp"));
        Files.writeString(inbox.resolve("a.jar"), "a file");
        Path folder = Files.createDirectory(inbox.resolve("folder"));
        odd.tell();
        odd.tell();
        assertEquals(List.of("folder is a folder, not a regular file"), told);
        Process fifo = new ProcessBuilder("mkfifo", inbox.resolve("pipe").toString()).start();
        assertEquals(0, fifo.waitFor());
        Files.createSymbolicLink(inbox.resolve("link"), inbox.resolve("nothing"));
        Files.createSymbolicLink(inbox.resolve("link.jar"), inbox.resolve("a.jar"));
        told.clear();
        odd.tell();
        told.sort(null);
        assertEquals(
                List.of(
                        "link symbolic links are not followed; copy the file itself",
                        "link.jar symbolic links are not followed; copy the file itself",
                        "pipe is a FIFO, a socket or a device, not a regular file"),
                told);
        Files.delete(folder);
        odd.tell();
        told.clear();
        Files.createDirectory(folder);
        odd.tell();
        assertEquals(List.of("folder is a folder, not a regular file"), told);
    }
}
