package io.mien.store.backup;

import io.mien.store.Chip;
import io.mien.store.StoreException;
import java.nio.charset.StandardCharsets;

/** Numbers of the format, and the bounds that hold before anything is allocated. */
final class BackupFormat {
    static final byte[] MAGIC = "MIENBKUP".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;

    static final int PLAIN = 0;
    static final int SEALED = 1;

    static final int GALLERY = 1;
    static final int SPACE = 2;
    static final int FACE = 3;
    static final int EMBEDDING = 4;
    static final int END = 5;

    /** Most values of an embedding: several times what any feature model has. */
    static final int MOST_VALUES = 16_384;

    /** Most embedding spaces of a gallery, and so most embeddings of a face. */
    static final int MOST_SPACES = 1_000;

    /** Most landmarks of a chip. */
    static final int MOST_POINTS = 1_000;

    /** Greatest id that the next face may have: as many ids again are left for faces that are enrolled after a restore. */
    static final long MOST_NEXT_FACE = Long.MAX_VALUE / 2;

    /** Room for numbers and texts beside a chip. */
    private static final int TEXT_BYTES = 16_384;

    /** Most bytes of a body. */
    static final int MOST_BYTES = Chip.MAXIMUM_BYTES + TEXT_BYTES;

    private BackupFormat() {}

    /** @throws StoreException if a number read or to be written is not 0 to {@code most} */
    static int within(int most, int number, String what) throws StoreException {
        if (number < 0 || number > most) {
            throw new StoreException(what + " is " + number + ", and a backup has at most " + most);
        }
        return number;
    }
}
