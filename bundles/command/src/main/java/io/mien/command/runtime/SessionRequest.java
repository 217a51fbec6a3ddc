package io.mien.command.runtime;

import io.mien.StageKind;
import io.mien.command.call.CommandSettings;
import io.mien.command.data.DataFolder;
import io.mien.session.SessionOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stages and stores that a command needs while it runs.
 *
 * @param command its name, which others are told while it owns the data folder
 * @param data the data folder, absolute
 * @param gallery whether the gallery in it is opened, and the folder owned
 * @param choice which models and stages are wanted; empty if none is needed, and none is then opened
 * @param needed kinds without which the command cannot begin
 * @param threads of the inference engine for one call, 0 for all processors
 * @param deadline of a call of a stage, unless the product says another; 0 leaves it to the stages
 * @param reads whether the gallery is only read, so that a copy of it will do
 */
public record SessionRequest(
        String command,
        Path data,
        boolean gallery,
        Optional<StageChoice> choice,
        Set<StageKind> needed,
        int threads,
        Duration deadline,
        boolean reads) {
    public SessionRequest {
        needed = Set.copyOf(needed);
    }

    /** The same request of a command that reads the gallery and does not change it, or that may. */
    public SessionRequest reading(boolean onlyReads) {
        return new SessionRequest(command, data, gallery, choice, needed, threads, deadline, onlyReads);
    }

    /** The same request, in another folder. */
    SessionRequest at(Path folder) {
        return new SessionRequest(command, folder, gallery, choice, needed, threads, deadline, reads);
    }

    /**
     * The options of the session that it needs.
     *
     * @param cache folder for unpacked weights, if models are opened
     */
    SessionOptions options(CommandSettings settings, Optional<Path> cache) {
        SessionOptions options = SessionOptions.defaults()
                .patience(settings.patience())
                .deadline(deadline)
                .threads(threads);
        if (gallery) {
            options = options.gallery(settings.store(), DataFolder.gallery(data));
        }
        if (choice.isPresent()) {
            options = options.models(choice.get().models());
            for (Map.Entry<StageKind, String> named : choice.get().names().entrySet()) {
                options = options.only(named.getKey(), named.getValue());
            }
        }
        return cache.isPresent() ? options.cache(cache.get()) : options;
    }

    /** The gallery of a data folder and no model. */
    public static SessionRequest ofGallery(String command, Path data) {
        return new SessionRequest(command, data, true, Optional.empty(), Set.of(), 0, Duration.ZERO, false);
    }

    /** Stages; the gallery where a store is among them. */
    public static SessionRequest ofStages(
            String command, Path data, StageChoice choice, Set<StageKind> needed, int threads) {
        boolean gallery = needed.contains(StageKind.STORE);
        return new SessionRequest(command, data, gallery, Optional.of(choice), needed, threads, Duration.ZERO, false);
    }
}
