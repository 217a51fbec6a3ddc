package io.mien.command.data;

import io.mien.MienException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file that appears whole or not at all, whatever happens to the process or the machine. */
public final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /** Writes what the file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is closed by the caller. */
        void writeTo(OutputStream out) throws IOException, MienException;
    }

    /**
     * Replaces {@code target}, or makes it; its folder is made where there is none.
     *
     * @throws MienException if it cannot be written, naming it; what was there before is then still there
     */
    public static void write(Path target, Content content) throws MienException {
        Path part = null;
        try {
            Path folder = target.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            part = folder.resolve(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            fill(part, content);
            move(part, target);
        } catch (IOException e) {
            throw new MienException(target + ": cannot be written: " + IoReason.of(e), e);
        } finally {
            drop(part);
        }
    }

    private static void fill(Path part, Content content) throws IOException, MienException {
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            // A name that survives a power cut must not lead to bytes that did not.
            channel.force(true);
        }
    }

    /** Puts a finished file in its place, in one step where the file system can. */
    public static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
        syncFolder(target.toAbsolutePath().getParent());
    }

    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems open no folder: there the name is as safe as the system makes it.
            return;
        }
    }

    private static void drop(Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The reason why the file was not finished is told already; a hidden part is left behind.
            return;
        }
    }
}
