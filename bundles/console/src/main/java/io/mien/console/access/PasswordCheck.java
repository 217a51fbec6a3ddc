package io.mien.console.access;

import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.support.password.PasswordHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Compares passwords with the hash that {@code mien page password} wrote. A comparison takes the same time whether there is a password
 * or not, and one is done at a time. Thread-safe.
 */
public final class PasswordCheck {
    private static final int MOST_BYTES = 4096;

    /** Of 32 random bytes that nobody has seen: it takes as long to compare as another one. */
    private static final String NOTHING = "$2a$12$77q82q9CKm2uDSDSwLgj6e2pzAfMJ0y4.LIKYQ0vgHjVsaU.Pp6Ue";

    private final PasswordHash hash;
    private final boolean set;

    private PasswordCheck(PasswordHash hash, boolean set) {
        this.hash = hash;
        this.set = set;
    }

    /** Without a password: any is wrong. */
    public static PasswordCheck none() {
        return new PasswordCheck(PasswordHash.parse(NOTHING).orElseThrow(), false);
    }

    /** @throws ConsoleException if the file cannot be read, or holds no hash */
    public static PasswordCheck of(Path file) throws ConsoleException {
        try {
            Optional<PasswordHash> hash =
                    PasswordHash.parse(RegularFile.readText(file, MOST_BYTES).strip());
            return new PasswordCheck(
                    hash.orElseThrow(() -> new ConsoleException(
                            "the password file " + file + " was not written by 'mien page password'")),
                    true);
        } catch (IOException e) {
            throw new ConsoleException("the password file " + file + ": " + IoReason.of(e), e);
        }
    }

    boolean isSet() {
        return set;
    }

    synchronized boolean isRight(String password) {
        return hash.matches(password.toCharArray()) && set;
    }
}
