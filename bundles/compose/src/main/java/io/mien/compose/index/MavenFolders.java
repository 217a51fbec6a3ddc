package io.mien.compose.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Folders that are laid out as Maven repositories. Nothing is fetched. Immutable.
 *
 * @param folders the first that has a jar counts
 */
public record MavenFolders(List<Path> folders) {
    public MavenFolders {
        folders = List.copyOf(folders);
    }

    /** The jar of these coordinates, if a folder has it. */
    public Optional<Path> find(Coordinates coordinates) {
        String path = coordinates.group().replace('.', '/')
                + "/" + coordinates.artifact()
                + "/" + coordinates.version()
                + "/" + coordinates.fileName() + ".jar";
        return folders.stream()
                .map(folder -> folder.resolve(path))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
