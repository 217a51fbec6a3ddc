package io.mien.boot.generation;

/**
 * A deployed bundle that is not started any more, because starts with it came to no good end, or because a locked
 * installation does not list it. Its file is kept.
 *
 * @param name symbolic name
 * @param version of the bundle
 * @param sha256 digest of its file
 * @param reason why, and what to do, for people
 */
public record LeftOut(String name, String version, String sha256, String reason) {
    @Override
    public String toString() {
        return name + " " + version + " is left out: " + reason;
    }
}
