package io.mien.support.data;

import io.mien.MienException;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** A secret key of 128, 192 or 256 bits, written as hexadecimal digits. It is never shown, and never part of a configuration. */
public final class HexKey {
    /** Much more than the longest key and the white space around it. */
    private static final int MOST_BYTES = 4096;

    private final String digits;

    private HexKey(String digits) {
        this.digits = digits;
    }

    /**
     * The key that one of two places holds.
     *
     * @param file that holds its digits and nothing else; blank if the key is not in a file
     * @param variable of the environment that holds its digits; blank if the key is not there
     * @param environment value of a variable, or null
     * @throws MienException if both or none is given, or the place holds no key
     */
    public static HexKey in(String file, String variable, UnaryOperator<String> environment) throws MienException {
        if (file.isBlank() == variable.isBlank()) {
            throw new MienException("encryption is on: either key.file or key.environment says where the key is");
        }
        if (!file.isBlank()) {
            return inFile(Path.of(file));
        }
        String text = environment.apply(variable);
        if (text == null) {
            throw new MienException("the environment variable " + variable + ", which holds the key, is not set");
        }
        return parse(text, "the environment variable " + variable);
    }

    private static HexKey inFile(Path file) throws MienException {
        try {
            return parse(RegularFile.readText(file, MOST_BYTES), "the key file " + file);
        } catch (CharacterCodingException e) {
            throw new MienException("the key file " + file + " holds no hexadecimal digits", e);
        } catch (IOException e) {
            throw new MienException("the key file " + file + " cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * @param text hexadecimal digits, with white space around them
     * @param where the text is from, for the message
     */
    public static HexKey parse(String text, String where) throws MienException {
        String digits = text.strip();
        if (!digits.matches("\\p{XDigit}{32}|\\p{XDigit}{48}|\\p{XDigit}{64}")) {
            throw new MienException(where + " does not hold 32, 48 or 64 hexadecimal digits and nothing else");
        }
        return new HexKey(digits);
    }

    /** Its digits; not to be shown. */
    public String digits() {
        return digits;
    }

    /** Its bytes; not to be shown. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(digits);
    }

    @Override
    public String toString() {
        return "key of " + digits.length() * 4 + " bits";
    }
}
