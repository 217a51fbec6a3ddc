package io.mien.maix;

import io.mien.StageKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a Mien is to be started.
 *
 * @param stages whether models are run; else what cameras and picture files need, which is ready sooner
 * @param models {@code .mud} files with their weights beside them, or folders of such files; made absolute
 * @param use the model of each kind that is asked for, by name; a kind that is absent goes by ranking
 * @param storage folder for what has to stay after the end, made absolute; empty: a temporary folder, removed at the end
 */
public record StartRequest(boolean stages, List<Path> models, Map<StageKind, String> use, Optional<Path> storage) {
    public StartRequest {
        models = models.stream().map(StartRequest::absolute).toList();
        use = Map.copyOf(use);
        storage = storage.map(StartRequest::absolute);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
