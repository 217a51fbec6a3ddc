package io.mien.maix.display;

import io.mien.maix.Err;
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
     */
    FileScreen(String place, boolean all) {
        this.place = Path.of(place).toAbsolutePath();
        this.all = all;
    }

    @Override
    public void show(Image image) {
        number++;
        if (all) {
            image.save(place.resolve(String.format(Locale.ROOT, "%06d.png", number))
                    .toString());
        } else {
            replace(image);
        }
    }

    /** Somebody who looks at the file never sees half of it. */
    private void replace(Image image) {
        Path next = place.resolveSibling(".next-" + place.getFileName());
        image.save(next.toString());
        try {
            Files.move(next, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, place + ": cannot be replaced: " + e, e);
        }
    }

    @Override
    public void close() {}
}
