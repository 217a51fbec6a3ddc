package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.support.password.PasswordHash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagePasswordTest {
    @TempDir
    private Path folder;

    @Test
    void theHashIsWrittenForTheOwnerAlone() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "a long password\nand a second line\n");
        Path file = folder.resolve("page.hash");

        Result result = type("--password-file", secret.toString(), file.toString());

        assertEquals(0, result.code(), result.err());
        assertTrue(PasswordHash.parse(Files.readString(file).strip())
                .orElseThrow()
                .matches("a long password".toCharArray()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aShortPasswordIsRefused() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "short\n");
        Path file = folder.resolve("page.hash");

        Result result = type("--password-file", secret.toString(), file.toString());

        assertEquals(1, result.code());
        assertTrue(result.err().contains("shorter than 10 characters"), result.err());
        assertFalse(Files.exists(file));
    }

    private Result type(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "page";
        all[1] = "password";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new FakeDesk(folder).type(all);
    }
}
