package io.mien.command.picture;

import io.mien.MienException;
import io.mien.picture.PictureCodec;
import io.mien.store.Chip;
import io.mien.support.data.WholeFile;
import io.mien.support.files.FileAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes contact sheets to files. */
public final class SheetFile {
    private final PictureCodec codec;
    private final float quality;
    private final int most;

    /** The picture of a face. */
    @FunctionalInterface
    public interface Chips {
        /** @return empty if it is not kept */
        Optional<Chip> of(long number) throws MienException;
    }

    /**
     * @param quality of a JPEG, 0..1
     * @param most faces on a sheet
     */
    public SheetFile(PictureCodec codec, float quality, int most) {
        this.codec = codec;
        this.quality = quality;
        this.most = most;
    }

    /**
     * Writes a sheet, for its owner alone.
     *
     * @param file JPEG or PNG by its name
     * @param numbers of the faces, at least one
     * @param fewer what to do if there are too many
     * @throws MienException if there is none, or more than fit on a sheet; nothing is written
     */
    public void write(Path file, List<Long> numbers, Chips chips, String fewer) throws MienException {
        if (numbers.isEmpty() || numbers.size() > most) {
            throw new MienException(
                    numbers.isEmpty()
                            ? "no face to write to " + file.getFileName()
                            : file.getFileName() + ": " + numbers.size() + " faces do not fit on a contact sheet of "
                                    + most + "; " + fewer + ", or raise io.mien.command:sheet.faces");
        }
        ContactSheet sheet = new ContactSheet(codec, numbers.size());
        for (long number : numbers) {
            sheet.add(number, chips.of(number));
        }
        String type = file.toString().toLowerCase(Locale.ROOT).endsWith(".png") ? "png" : "jpg";
        byte[] encoded = codec.encode(sheet.image(), type, quality);
        WholeFile.write(file, FileAccess.PRIVATE, to -> to.write(encoded));
    }
}
