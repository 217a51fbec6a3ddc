package io.mien.store.log;

import java.io.Closeable;
import java.io.IOException;

/** An open file. Thread-safe; an interrupted caller closes it for nobody. */
interface LogFile extends Closeable {
    /** Its length in bytes. */
    long size() throws IOException;

    /**
     * Reads as much as there is.
     *
     * @return how many bytes, -1 at the end of the file
     */
    int read(byte[] to, int from, int count, long at) throws IOException;

    /** Writes all of it; lasting only after {@link #force}. */
    void write(byte[] bytes, int count, long at) throws IOException;

    /** Takes away what comes after so many bytes. */
    void cut(long size) throws IOException;

    /** Returns once what was written is on the disk. */
    void force() throws IOException;
}
