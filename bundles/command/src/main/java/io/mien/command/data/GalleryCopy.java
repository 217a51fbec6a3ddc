package io.mien.command.data;

import io.mien.support.files.FileAccess;
import io.mien.support.files.Folders;
import io.mien.support.files.IoReason;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies a gallery, with its kept indexes, to a scratch folder of its owner alone: a store writes when it opens, and so
 * cannot open a gallery where nothing can be written.
 */
final class GalleryCopy {
    private GalleryCopy() {}

    /**
     * A scratch folder that is as the data folder is for a store.
     *
     * @param data a folder that nobody changes in the meantime
     * @param room bytes that are to be free beside the copy
     * @throws DataFolderException if no place has enough space
     */
    static ScratchFolder of(Path data, long room) throws DataFolderException {
        List<String> refusals = new ArrayList<>();
        try {
            List<Path> files = files(data);
            long bytes = room;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            for (Path place : ScratchFolder.places()) {
                if (Files.getFileStore(place).getUsableSpace() >= bytes) {
                    return copy(data, files, ScratchFolder.create(place));
                }
                refusals.add(place.toString());
            }
            throw new DataFolderException(
                    data,
                    "its gallery cannot be opened where it is, and it lacks " + (bytes >> 20)
                            + " MiB for a copy of it in " + String.join(" or ", refusals)
                            + "; -Djava.io.tmpdir=FOLDER in MIEN_JAVA_OPTS names another place");
        } catch (IOException e) {
            throw new DataFolderException(data, "its gallery cannot be copied: " + IoReason.of(e), e);
        }
    }

    private static List<Path> files(Path data) throws IOException {
        List<Path> files = new ArrayList<>();
        Path folder = DataFolder.gallery(data);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.equals(folder.resolve("lock")))
                        .forEach(files::add);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return files;
    }

    private static ScratchFolder copy(Path data, List<Path> files, ScratchFolder scratch) throws IOException {
        boolean whole = false;
        try {
            for (Path file : files) {
                Path target = scratch.path().resolve(data.relativize(file).toString());
                Folders.create(target.getParent(), FileAccess.PRIVATE);
                Files.copy(file, target);
            }
            whole = true;
            return scratch;
        } finally {
            if (!whole) {
                scratch.close();
            }
        }
    }
}
