package io.mien.recognizer.faces;

/**
 * One face of a {@code faces.bin}. {@link #toString()} shows no values.
 *
 * @param name of the person
 * @param values as in the file
 */
record NamedEmbedding(String name, float[] values) {
    @Override
    public String toString() {
        return name + ", " + values.length + " values";
    }
}
