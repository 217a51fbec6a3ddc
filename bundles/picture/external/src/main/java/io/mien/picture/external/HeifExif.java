package io.mien.picture.external;

import io.mien.picture.external.MediaBoxes.MediaBox;
import java.util.OptionalLong;

/**
 * The EXIF orientation of a HEIF file. The format has boxes of its own for it, which count before EXIF; but some programs
 * take over the EXIF data of a JPEG that lies on its side, and write no such box.
 */
final class HeifExif {
    private static final int FULL_BOX = 4;
    private static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int IFD_ENTRY = 12;

    private final FileBytes file;
    private final MediaBoxes meta;

    HeifExif(FileBytes file, MediaBoxes meta) {
        this.file = file;
        this.meta = meta;
    }

    /** 1..8; 1 also if the file does not say it, or says it wrongly: a picture is worth more than its metadata. */
    int orientation() {
        try {
            OptionalLong item = item();
            OptionalLong data = item.isEmpty() ? item : position(item.getAsLong());
            return data.isEmpty() ? UPRIGHT : inTiff(data.getAsLong());
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return UPRIGHT;
        }
    }

    /** Number of the item that holds EXIF data. */
    private OptionalLong item() {
        MediaBox list = meta.first("iinf").orElseThrow(IndexOutOfBoundsException::new);
        int count = file.u8(list.start()) == 0 ? 2 : 4;
        return MediaBoxes.of(file, list.start() + FULL_BOX + count, list.end())
                .ofType("infe")
                .filter(entry -> file.hasName(entry.start() + FULL_BOX + idBytes(entry) + 2, "Exif"))
                .mapToLong(entry -> number(entry.start() + FULL_BOX, idBytes(entry)))
                .findFirst();
    }

    private int idBytes(MediaBox entry) {
        return file.u8(entry.start()) == 2 ? 2 : 4;
    }

    /** The offset of an item's data in the file, by the box {@code iloc}. */
    private OptionalLong position(long item) {
        MediaBox box = meta.first("iloc").orElseThrow(IndexOutOfBoundsException::new);
        int version = file.u8(box.start());
        int sizes = file.u16(box.start() + FULL_BOX);
        int offset = sizes >> 12;
        int length = sizes >> 8 & 15;
        int base = sizes >> 4 & 15;
        int index = version == 0 ? 0 : sizes & 15;
        int id = version < 2 ? 2 : 4;
        int at = box.start() + FULL_BOX + 2 + id;
        long items = number(at - id, id);
        for (long i = 0; i < items; i++) {
            long number = number(at, id);
            at += id + (version == 0 ? 2 : 4);
            long start = number(at, base);
            int extents = file.u16(at + base);
            at += base + 2;
            if (number == item) {
                return OptionalLong.of(start + number(at + index, offset));
            }
            at += extents * (index + offset + length);
        }
        return OptionalLong.empty();
    }

    private int inTiff(long data) {
        int item = Math.toIntExact(data);
        int from = Math.toIntExact(item + 4 + file.u32(item));
        boolean little = file.u16(from) == LITTLE_ENDIAN;
        int directory = from + (int) number(from + 4, 4, little);
        int entries = (int) number(directory, 2, little);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * IFD_ENTRY;
            if (number(entry, 2, little) == ORIENTATION) {
                int value = (int) number(entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private long number(int at, int bytes) {
        return number(at, bytes, false);
    }

    private long number(int at, int bytes, boolean little) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | file.u8(little ? at + bytes - 1 - i : at + i);
        }
        return number;
    }
}
