package io.mien.command.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(
                "Read-only file system", IoReason.of(new FileSystemException("/a", null, "Read-only file system")));
        assertEquals("torn", IoReason.of(new IOException("torn")));
        assertEquals("java.io.IOException", IoReason.of(new IOException()));
    }
}
