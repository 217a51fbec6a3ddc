package io.mien.trust.release;

import java.util.regex.Pattern;

/**
 * A file of a release.
 *
 * @param path relative to the product's folder, with {@code /} between the names
 * @param length bytes, 0 or more
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ReleasedFile(String path, long length, String sha256) {
    /** The longest path that a release may name, in characters. */
    public static final int LONGEST_PATH = 512;

    /** No control character, no backslash, and no colon, which names a drive or a stream on Windows. */
    private static final Pattern NAME = Pattern.compile("[^/\\\\:\\p{Cc}]+");

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException saying what is wrong, such as a path that leads out of the product's folder */
    public ReleasedFile {
        if (!isInside(path)) {
            throw new IllegalArgumentException("'" + shown(path) + "' is not a path within the product's folder");
        }
        if (length < 0) {
            throw new IllegalArgumentException("'" + path + "' has a length below 0");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("'" + path + "' has no SHA-256 of 64 lower-case hexadecimal digits");
        }
    }

    private static boolean isInside(String path) {
        if (path.length() > LONGEST_PATH) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, 40) + "...";
    }
}
