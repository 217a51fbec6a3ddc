package io.mien.support.download;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The part of a file that has come so far: {@code FILE.part}, and {@code FILE.part.from} that says what it is a part of: the
 * digest of the whole, the place it comes from, and the server's mark of that very content if it gave one.
 */
public final class PartFile {
    private final Path whole;
    private final Path path;
    private final Path from;
    private final RemoteFile remote;

    PartFile(Path folder, RemoteFile remote) {
        this.whole = folder.resolve(remote.file());
        this.path = folder.resolve(remote.file() + ".part");
        this.from = folder.resolve(remote.file() + ".part.from");
        this.remote = remote;
    }

    /** The name of the complete file. */
    public Path whole() {
        return whole;
    }

    /** The file with the bytes that have come. */
    public Path path() {
        return path;
    }

    /** Bytes from which the download can resume; 0 for a part of something else. */
    long size() throws IOException {
        boolean ours = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && line(0).filter(remote.sha256()::equals).isPresent();
        long size = ours ? Files.size(path) : 0;
        return size <= remote.bytes() ? size : 0;
    }

    /** The server's mark of the content begun, if it came from this place and had one. */
    Optional<String> mark(URI uri) throws IOException {
        return line(1).filter(uri.toString()::equals).isPresent()
                ? line(2).filter(m -> !m.isEmpty())
                : Optional.empty();
    }

    private Optional<String> line(int number) throws IOException {
        if (!Files.isRegularFile(from)) {
            return Optional.empty();
        }
        // Not by a channel: an interrupted thread still reads how much it has.
        try (BufferedReader in = new BufferedReader(new FileReader(from.toFile(), StandardCharsets.UTF_8))) {
            return in.lines().skip(number).findFirst();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Begins from the start. */
    FileChannel begin(URI uri, String mark) throws IOException {
        Files.deleteIfExists(path);
        // Before the first byte: a download never resumes from a part whose origin is not known.
        byte[] origin = (remote.sha256() + "\n" + uri + "\n" + mark + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.<IOException>replace(from, FileAccess.SHARED, out -> out.write(origin));
        return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Resumes behind the bytes that have come. */
    FileChannel resume() throws IOException {
        return FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    }

    /** Leaves nothing behind. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(from);
    }
}
