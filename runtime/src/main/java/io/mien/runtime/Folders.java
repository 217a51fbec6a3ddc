package io.mien.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Folders of the launcher's own. */
final class Folders {
    private Folders() {}

    /** Removes a folder with all that is in it, or a file, as far as it can be removed. Follows no link. */
    static void delete(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> content = Files.newDirectoryStream(path)) {
                content.forEach(Folders::delete);
            } catch (IOException e) {
                return;
            }
        }
        path.toFile().delete();
    }

    /** By the time of their last change. */
    static List<Path> newestFirst(Iterable<Path> folders) {
        List<Path> list = new ArrayList<>();
        folders.forEach(list::add);
        list.sort(Comparator.comparing((Path p) -> p.toFile().lastModified()).reversed());
        return list;
    }
}
