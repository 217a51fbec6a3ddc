package io.mien.upgrade.plan;

import java.util.Locale;

/**
 * A file of a release, or one that is not in it any more, beside what runs.
 *
 * @param path relative to the product's folder; of a bundle that goes, its name and version
 * @param length bytes; 0 if it goes
 * @param sha256 of its content; empty if it goes
 * @param change what happens to it
 * @param time when that happens
 * @param reason for people, why then; empty if nothing happens
 */
public record PlannedFile(String path, long length, String sha256, Change change, Time time, String reason) {
    /** What a release does to a file. */
    public enum Change {
        /** It is installed already. */
        SAME,
        /** No file of its name exists. */
        NEW,
        /** It takes the place of another content. */
        CHANGED,
        /** It is not in the release. */
        GOES;

        /** For people and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When a change can be made. */
    public enum Time {
        /** There is nothing to do. */
        NONE("-"),
        /** While the product runs. */
        RUNNING("running"),
        /** When the product is started the next time. */
        NEXT_START("next start");

        private final String word;

        Time(String word) {
            this.word = word;
        }

        /** For people and in JSON. */
        public String word() {
            return word;
        }
    }

    /** Whether its content is needed and not there. */
    public boolean isFetched() {
        return time != Time.NONE && change != Change.GOES;
    }
}
