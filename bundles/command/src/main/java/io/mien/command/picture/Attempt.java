package io.mien.command.picture;

import java.util.Optional;

/**
 * What came of the work on one picture.
 *
 * @param result of the work; empty if it failed
 * @param problem why the work failed; empty if it has a result
 */
public record Attempt<T>(Optional<T> result, String problem) {
    /** Does the work; what goes wrong is kept from the other pictures, as {@link ErrorIsolation} says. */
    public static <T> Attempt<T> of(PictureFile file, ErrorIsolation.Work<T> work) {
        return ErrorIsolation.run(
                file,
                () -> new Attempt<>(Optional.of(work.run()), ""),
                reason -> new Attempt<>(Optional.empty(), reason));
    }
}
