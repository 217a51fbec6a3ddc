package io.mien.command.picture;

import io.mien.MienException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * What came of the work on one picture. What goes wrong with one is kept from the others.
 *
 * @param result of the work; empty if it failed
 * @param problem why the work failed; empty if it has a result
 */
public record Attempt<T>(Optional<T> result, String problem) {
    private static final Logger LOG = System.getLogger(Attempt.class.getName());

    /** Work on one picture. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws MienException;
    }

    /** Does the work, unless the picture is missing. */
    public static <T> Attempt<T> of(PictureFile file, Work<T> work) {
        if (file.isMissing()) {
            return new Attempt<>(Optional.empty(), file.problem());
        }
        try {
            return new Attempt<>(Optional.of(work.run()), "");
        } catch (MienException | RuntimeException | OutOfMemoryError e) {
            return new Attempt<>(Optional.empty(), reason(file, e));
        }
    }

    /** The reason that a user is told; a defect is logged as well. */
    static String reason(PictureFile file, Throwable thrown) {
        if (thrown instanceof MienException) {
            return withoutName(thrown.getMessage(), file);
        }
        if (thrown instanceof OutOfMemoryError) {
            // One picture too large for this heap; what it held is free again.
            return "not enough memory for this picture";
        }
        // A defect of a stage; the other pictures may well be answered.
        LOG.log(Level.ERROR, "Failed on " + file.name(), thrown);
        return "internal error: " + thrown;
    }

    /** The answer names the picture already. */
    private static String withoutName(String message, PictureFile file) {
        String name = file.path() + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }
}
