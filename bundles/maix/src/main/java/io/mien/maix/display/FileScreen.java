package io.mien.maix.display;

import io.mien.maix.Err;
import io.mien.maix.FilePaths;
import io.mien.maix.MaixException;
import io.mien.maix.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A display without a screen: a folder with every picture, or a file with the newest one. */
final class FileScreen implements Screen {
    private final Path place;
    private final boolean all;
    private int number;

    /**
     * @param place a folder, or a picture file
     * @param all whether every picture is kept, by its number
     * @throws MaixException {@link Err#ERR_ARGS} if it is not a path, or names a folder in place of a file
     */
    FileScreen(String place, boolean all) {
        this.place = all ? FilePaths.of(place) : FilePaths.toWrite(place);
        this.all = all;
    }

    /** The file has its name when it is whole: nobody who looks at it sees half of it. */
    @Override
    public void show(Image image) {
        number++;
        Path file = all ? place.resolve(String.format(Locale.ROOT, "%06d.png", number)) : place;
        Path part = file.resolveSibling(".part-" + file.getFileName());
        try {
            image.save(part.toString());
            move(part, file);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, file + ": cannot be written: " + e, e);
        } catch (MaixException e) {
            throw new MaixException(e.err(), file + ": cannot be shown: " + e.getMessage(), e);
        }
    }

    /** Leaves nothing behind if the move fails. */
    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void close() {}
}
