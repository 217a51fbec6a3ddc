package io.mien.store;

/**
 * The picture that a face was enrolled from. {@link #toString()} shows only the name.
 *
 * @param name what the caller calls the picture, such as its path; empty if it has no name. A longer name keeps its last
 *     {@link #MAXIMUM_NAME} characters, control characters become {@code ?}
 * @param pixels SHA-256 of the upright picture's pixels, 64 lower-case hexadecimal digits; it is the same after a change of
 *     the file's name or metadata
 */
public record FaceSource(String name, String pixels) {
    /** Most characters of a name. */
    public static final int MAXIMUM_NAME = 190;

    public FaceSource {
        if (!pixels.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: '" + pixels + "'");
        }
        String tail = name.substring(Math.max(0, name.length() - MAXIMUM_NAME));
        boolean halved = !tail.isEmpty() && Character.isLowSurrogate(tail.charAt(0));
        name = (halved ? tail.substring(1) : tail).replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public String toString() {
        return "picture '" + name + "'";
    }
}
