package io.mien.boot.generation;

/**
 * A release that serves, but not all of whose bundles have passed their probation. If the process ends before that, the next one
 * starts what was there before it: all of a release runs, or nothing of it.
 *
 * @param release what it is called, for people
 * @param before number of the generation that it came to
 * @param failed whether a part of it was taken out: then it is never proved
 */
public record UnprovedRelease(String release, long before, boolean failed) {
    /** One whose parts are all there. */
    public UnprovedRelease(String release, long before) {
        this(release, before, false);
    }

    /** The same without a part that failed. */
    public UnprovedRelease withFailure() {
        return new UnprovedRelease(release, before, true);
    }
}
