package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoReasonTest {
    @Test
    void everyExceptionHasAReason() {
        assertEquals("no such file or folder", IoReason.of(new NoSuchFileException("/a")));
        assertEquals("no permission", IoReason.of(new AccessDeniedException("/a")));
        assertEquals("/a is in the way", IoReason.of(new FileAlreadyExistsException("/a")));
        assertEquals("Is a socket", IoReason.of(new FileSystemException("/a", null, "Is a socket")));
        assertEquals("torn", IoReason.of(new IOException("torn")));
        assertEquals("java.io.IOException", IoReason.of(new IOException()));
    }

    @Test
    void saysWhenTheDiskIsFullOrReadOnlyHoweverDeepTheCauseIs() {
        assertEquals("read-only", IoReason.of(new FileSystemException("/a", null, "Read-only file system")));
        assertEquals("disk full", IoReason.of(new FileSystemException("/a", null, "No space left on device")));
        assertEquals("disk full", IoReason.of(new IOException("Disk quota exceeded")));
        Exception deep =
                new Exception("ERROR XJ040", new Exception("ERROR XSLAE", new IOException("No space left on device")));
        assertTrue(IoReason.isDiskFull(deep));
        assertFalse(IoReason.isReadOnly(deep));
    }
}
