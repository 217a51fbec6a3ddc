package io.mien.picture.external;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds programs.
 *
 * @param folders where programs are looked for, absolute
 */
record ProgramLookup(List<Path> folders) {
    ProgramLookup {
        folders = List.copyOf(folders);
    }

    /** The folders of a PATH variable; relative ones are left out, so that the working folder's files are never run. */
    static ProgramLookup ofPath(String path) {
        List<Path> folders = new ArrayList<>();
        for (String folder : path.split(System.getProperty("path.separator"))) {
            try {
                Path at = Path.of(folder);
                if (at.isAbsolute()) {
                    folders.add(at);
                }
            } catch (InvalidPathException e) {
                // A variable of the user's that names no folder, so no program is in it.
                continue;
            }
        }
        return new ProgramLookup(folders);
    }

    /** The absolute path of the first program that is installed. */
    Optional<Path> find(List<String> names) {
        for (String name : names) {
            Optional<Path> found = folders.stream()
                    .map(f -> f.resolve(name))
                    .filter(p -> Files.isRegularFile(p) && Files.isExecutable(p))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
