package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** The first directory of a TIFF file: its tags, each with a type, a count, and its values or where they lie. */
final class TiffDirectory {
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    /** Bytes of a value, by its type; types are numbered from 1. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final EncodedPicture file;
    private final boolean little;
    private final Map<Integer, Integer> entries = new TreeMap<>();

    private TiffDirectory(EncodedPicture file, boolean little) {
        this.file = file;
        this.little = little;
    }

    /** @throws PictureException if the directory, or the values of a tag that pixels need, are not in the file */
    static TiffDirectory first(EncodedPicture file, boolean little) throws PictureException {
        TiffDirectory directory = new TiffDirectory(file, little);
        int at = directory.position(4);
        int count = directory.u16(at);
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + i * ENTRY;
            int tag = directory.u16(entry);
            if (TiffTag.isOfPixels(tag) || tag == TiffTag.ORIENTATION) {
                directory.entries.put(tag, directory.checked(entry));
            }
        }
        return directory;
    }

    private int checked(int entry) throws PictureException {
        int type = u16(entry + 2);
        if (type < 1 || type >= SIZES.length) {
            throw file.refused("is damaged: a TIFF tag of type " + type);
        }
        long bytes = (i32(entry + 4) & 0xffff_ffffL) * SIZES[type];
        file.requireUpTo(bytes > 4 ? position(entry + 8) + bytes : entry + ENTRY);
        return entry;
    }

    /** Number of values of a tag, 0 if it is not there. */
    int count(int tag) throws PictureException {
        return entries.containsKey(tag) ? i32(entries.get(tag) + 4) : 0;
    }

    /** The first value of a tag, or the other one if it is not there. */
    long number(int tag, long otherwise) throws PictureException {
        return count(tag) == 0 ? otherwise : value(tag, 0);
    }

    long value(int tag, int index) throws PictureException {
        int entry = entries.get(tag);
        int type = u16(entry + 2);
        int size = SIZES[type];
        int at = valuesAt(tag) + index * size;
        return switch (type) {
            case BYTE -> file.u8(at);
            case SHORT -> u16(at);
            case LONG -> i32(at) & 0xffff_ffffL;
            default -> throw file.refused("is damaged: TIFF tag " + tag + " has values of type " + type);
        };
    }

    /** The offset of the values of a tag. */
    int valuesAt(int tag) throws PictureException {
        int entry = entries.get(tag);
        long bytes = (long) count(tag) * SIZES[u16(entry + 2)];
        return bytes > 4 ? position(entry + 8) : entry + 8;
    }

    /** The file with a header and a directory that hold only what pixels need. */
    EssenceSlices essence() throws PictureException {
        int length = file.length() + (file.length() & 1);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(file.bytes(), 0, 4);
        write(header, length, 4);
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        entries.remove(TiffTag.ORIENTATION);
        write(directory, entries.size(), 2);
        entries.values().forEach(entry -> directory.write(file.bytes(), entry, ENTRY));
        write(directory, 0, 4);
        return new EssenceSlices()
                .add(header.toByteArray())
                .add(file.bytes(), HEADER, file.length())
                .add(new byte[length - file.length()])
                .add(directory.toByteArray());
    }

    private void write(ByteArrayOutputStream to, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            to.write(value >> 8 * (little ? i : bytes - 1 - i));
        }
    }

    /** An offset into the file. */
    private int position(int at) throws PictureException {
        long position = i32(at) & 0xffff_ffffL;
        file.requireUpTo(position);
        return (int) position;
    }

    private int u16(int at) throws PictureException {
        return little ? file.u16LittleEndian(at) : file.u16(at);
    }

    private int i32(int at) throws PictureException {
        return little ? file.i32LittleEndian(at) : file.i32(at);
    }
}
