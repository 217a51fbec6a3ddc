package io.mien.store.log;

import io.mien.support.files.DurableFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The real disk. */
final class FileLogDisk implements LogDisk {
    @Override
    public LogFile create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        return open(file);
    }

    @Override
    public LogFile open(Path file) throws IOException {
        return new RealFile(new RandomAccessFile(file.toFile(), "rw"));
    }

    @Override
    public LogFile read(Path file) throws IOException {
        return new RealFile(new RandomAccessFile(file.toFile(), "r"));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        DurableFiles.move(from, to);
    }

    @Override
    public void erase(Path path) throws IOException {
        DurableFiles.erase(path);
    }

    /** Not a channel: that is closed under everybody when one of its users is interrupted. */
    private static final class RealFile implements LogFile {
        private final RandomAccessFile file;

        RealFile(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.length();
        }

        @Override
        public synchronized int read(byte[] to, int from, int count, long at) throws IOException {
            file.seek(at);
            return file.read(to, from, count);
        }

        @Override
        public synchronized void write(byte[] bytes, int count, long at) throws IOException {
            file.seek(at);
            file.write(bytes, 0, count);
        }

        @Override
        public synchronized void cut(long size) throws IOException {
            file.setLength(size);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
