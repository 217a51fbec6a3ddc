package io.mien.compose.index;

/**
 * The name of a bundle in features and in Maven.
 *
 * @param group Maven's group id
 * @param artifact Maven's artifact id; with the version it makes the name of the file
 * @param version Maven's version
 */
public record Coordinates(String group, String artifact, String version) {
    /** {@code group:artifact:version}. */
    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
