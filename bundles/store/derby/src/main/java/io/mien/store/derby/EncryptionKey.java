package io.mien.store.derby;

import io.mien.store.StoreException;
import io.mien.store.backup.BackupKey;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/** An AES key of 128, 192 or 256 bits. It is never shown, and never part of a configuration. */
final class EncryptionKey {
    /** Much more than the longest key and the white space around it. */
    private static final int MOST_BYTES = 4096;

    private final String digits;

    private EncryptionKey(String digits) {
        this.digits = digits;
    }

    /** The key in a file that holds its hexadecimal digits and nothing else. */
    static EncryptionKey inFile(Path file) throws StoreException {
        try {
            return parse(RegularFile.readText(file, MOST_BYTES), "the key file " + file);
        } catch (CharacterCodingException e) {
            throw new StoreException("the key file " + file + " holds no hexadecimal digits", e);
        } catch (IOException e) {
            throw new StoreException("the key file " + file + " cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * @param text hexadecimal digits, with white space around them
     * @param where the text is from
     */
    static EncryptionKey parse(String text, String where) throws StoreException {
        String digits = text.strip();
        if (!digits.matches("\\p{XDigit}{32}|\\p{XDigit}{48}|\\p{XDigit}{64}")) {
            throw new StoreException(where + " does not hold 32, 48 or 64 hexadecimal digits and nothing else");
        }
        return new EncryptionKey(digits);
    }

    /** The engine's attributes to open or to encrypt a database. */
    Map<String, String> attributes() {
        return Map.of("dataEncryption", "true", "encryptionAlgorithm", "AES/CBC/NoPadding", "encryptionKey", digits);
    }

    /** The key that seals backups of the gallery. */
    BackupKey forBackups() {
        return new BackupKey(HexFormat.of().parseHex(digits));
    }

    @Override
    public String toString() {
        return "key of " + digits.length() * 4 + " bits";
    }
}
