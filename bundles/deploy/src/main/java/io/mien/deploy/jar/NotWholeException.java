package io.mien.deploy.jar;

import io.mien.deploy.DeploymentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file is only a part of a jar, or a damaged one: it may still be on its way. */
public final class NotWholeException extends DeploymentException {
    private static final long serialVersionUID = 1L;

    private static final byte[] BEGIN = {'P', 'K', 3, 4};

    /** Whether the first bytes of a file, as far as there are any, are those of a jar. */
    static boolean mayBeginJar(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(BEGIN.length);
            return Arrays.equals(first, 0, first.length, BEGIN, 0, first.length);
        } catch (IOException e) {
            // It was taken away a moment ago.
            return false;
        }
    }

    NotWholeException(String message, Throwable cause) {
        super(message, cause);
    }
}
