package io.mien.store.log;

import java.io.IOException;

/** A file that reads from another one; subclasses decide what its changes do. */
abstract class WrappedFile implements LogFile {
    final LogFile file;

    WrappedFile(LogFile file) {
        this.file = file;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public int read(byte[] to, int from, int count, long at) throws IOException {
        return file.read(to, from, count, at);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
