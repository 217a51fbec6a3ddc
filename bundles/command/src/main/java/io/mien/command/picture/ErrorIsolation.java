package io.mien.command.picture;

import io.mien.MienException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/** Keeps what goes wrong with one picture from the others. */
public final class ErrorIsolation {
    private static final Logger LOG = System.getLogger(ErrorIsolation.class.getName());

    private ErrorIsolation() {}

    /** Work on one picture. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws MienException;
    }

    /**
     * Runs what is to be done with a picture.
     *
     * @param failed makes a result of the reason why there is none
     */
    public static <T> T run(PictureFile file, Work<T> work, Function<String, T> failed) {
        if (file.isMissing()) {
            return failed.apply(file.problem());
        }
        try {
            return work.run();
        } catch (MienException e) {
            return failed.apply(withoutName(e.getMessage(), file));
        } catch (OutOfMemoryError e) {
            // One picture too large for this heap; what it held is free again.
            return failed.apply("not enough memory for this picture");
        } catch (RuntimeException e) {
            // A defect of a stage; the other pictures may well be answered.
            LOG.log(Level.ERROR, "Failed on " + file.name(), e);
            return failed.apply("internal error: " + e);
        }
    }

    /** The answer names the picture already. */
    private static String withoutName(String message, PictureFile file) {
        String name = file.path() + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }
}
