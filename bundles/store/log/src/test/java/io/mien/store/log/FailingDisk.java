package io.mien.store.log;

import java.io.IOException;
import java.nio.file.Path;

/** The real disk, on which one operation fails. A write that fails has written half. */
final class FailingDisk implements LogDisk {
    private final LogDisk real = new FileLogDisk();
    private int left = Integer.MAX_VALUE;

    /** @param operations that are still done; the next one fails, and those after it are done */
    void failAfter(int operations) {
        left = operations;
    }

    /** Whether one failed. */
    boolean failed() {
        return left < 0;
    }

    private boolean fails() {
        left--;
        return left == -1;
    }

    private void step() throws IOException {
        if (fails()) {
            throw new IOException("no room left");
        }
    }

    @Override
    public LogFile create(Path file) throws IOException {
        step();
        return new FailingFile(real.create(file));
    }

    @Override
    public LogFile open(Path file) throws IOException {
        return new FailingFile(real.open(file));
    }

    @Override
    public LogFile read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        real.move(from, to);
    }

    @Override
    public void erase(Path path) throws IOException {
        step();
        real.erase(path);
    }

    private final class FailingFile extends WrappedFile {
        FailingFile(LogFile file) {
            super(file);
        }

        @Override
        public void write(byte[] bytes, int count, long at) throws IOException {
            boolean fails = fails();
            file.write(bytes, fails ? count / 2 : count, at);
            if (fails) {
                throw new IOException("no room left");
            }
        }

        @Override
        public void cut(long size) throws IOException {
            step();
            file.cut(size);
        }

        @Override
        public void force() throws IOException {
            step();
            file.force();
        }
    }
}
