package io.mien.trust.keys.file;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of one PEM block (RFC 7468).
 *
 * @param label such as {@code PUBLIC KEY}
 * @param content the bytes
 */
record PemText(String label, byte[] content) {
    private static final int LINE = 64;
    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----\\s([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");

    /** @throws IllegalArgumentException if the text is not one block */
    static PemText parse(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            throw new IllegalArgumentException("is not a key in PEM");
        }
        return new PemText(
                block.group(1), Base64.getDecoder().decode(block.group(2).replaceAll("\\s", "")));
    }

    String write() {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
