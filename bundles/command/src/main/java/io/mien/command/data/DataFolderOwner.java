package io.mien.command.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The owner of a data folder.
 *
 * @param pid its process
 * @param command what it does; no labels, they are somebody's names
 * @param since when it took the folder
 */
public record DataFolderOwner(long pid, String command, Instant since) {
    /** The text of a lock file. */
    String toText() {
        return pid + "\n" + command + "\n" + since + "\n";
    }

    /** Reads what {@link #toText} wrote; empty if an owner has not written it yet. */
    static Optional<DataFolderOwner> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DataFolderOwner(Long.parseLong(lines[0]), lines[1], Instant.parse(lines[2])));
        } catch (NumberFormatException | DateTimeException e) {
            // Not our text: who owns the folder is then not known, that it is owned is.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " (mien " + command + ", since " + since + ")";
    }
}
