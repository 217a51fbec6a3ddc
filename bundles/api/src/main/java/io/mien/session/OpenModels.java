package io.mien.session;

import io.mien.StageKind;
import io.mien.StageWishes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models that hosts open, for as long as this is registered as a service; a host opens nothing without one. What it leaves open is
 * as the host is configured. {@link Sessions#open} registers it after the engines have heard of {@link EngineOptions}. The host has
 * closed its models when {@code unregister} returns.
 *
 * @param folders to look for models in, besides the installed bundles; empty for those of the configuration
 * @param cache folder for unpacked weights; empty for the configured one
 * @param only the one model of a kind that may be opened, by its name
 * @param wishes which stages go first; empty for those of the configuration
 */
public record OpenModels(
        List<Path> folders, Optional<Path> cache, Map<StageKind, String> only, Optional<StageWishes> wishes) {
    public OpenModels {
        folders = List.copyOf(folders);
        only = Map.copyOf(only);
    }
}
