package io.mien.trust.keys.file;

import io.mien.MienException;
import java.nio.file.Path;

/** Gives the passphrase of a key. */
@FunctionalInterface
public interface PassphraseSource {
    /**
     * Asks for a passphrase.
     *
     * @param file the key that it is for
     * @throws MienException if there is none to be had
     */
    char[] passphrase(Path file) throws MienException;
}
