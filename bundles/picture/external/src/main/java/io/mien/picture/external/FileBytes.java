package io.mien.picture.external;

import java.nio.charset.StandardCharsets;

/**
 * A file in memory; its numbers are big-endian. Reading past its end throws {@link IndexOutOfBoundsException}.
 *
 * @param array not copied
 */
record FileBytes(byte[] array) {
    int length() {
        return array.length;
    }

    int u8(int at) {
        return array[at] & 0xff;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** Four characters, as boxes and brands are named. */
    String name(int at) {
        return new String(array, at, 4, StandardCharsets.ISO_8859_1);
    }

    boolean hasName(int at, String name) {
        return array.length >= at + 4 && name(at).equals(name);
    }
}
