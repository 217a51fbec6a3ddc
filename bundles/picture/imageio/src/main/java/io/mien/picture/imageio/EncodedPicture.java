package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/**
 * The bytes of a picture file. Reading past their end says that the file is truncated.
 *
 * @param name what an error calls the file
 * @param bytes the whole file, read only
 */
record EncodedPicture(String name, byte[] bytes) {
    int length() {
        return bytes.length;
    }

    /** Whether the file begins with these unsigned bytes. */
    boolean startsWith(int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    int u8(int at) throws PictureException {
        requireUpTo((long) at + 1);
        return bytes[at] & 0xff;
    }

    /** Big endian. */
    int u16(int at) throws PictureException {
        requireUpTo((long) at + 2);
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Big endian. */
    int i32(int at) throws PictureException {
        return u16(at) << 16 | u16(at + 2);
    }

    int u16LittleEndian(int at) throws PictureException {
        return u8(at) | u8(at + 1) << 8;
    }

    int i32LittleEndian(int at) throws PictureException {
        return u16LittleEndian(at) | u16LittleEndian(at + 2) << 16;
    }

    /** @throws PictureException unless there are {@code end} bytes */
    void requireUpTo(long end) throws PictureException {
        if (end > bytes.length || end < 0) {
            throw refused("is truncated after " + bytes.length + " bytes");
        }
    }

    PictureException refused(String reason) {
        return new PictureException(name, reason);
    }
}
