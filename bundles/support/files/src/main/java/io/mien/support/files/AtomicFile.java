package io.mien.support.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes a file that appears whole or not at all, whatever happens to the process or the machine.
 *
 * <p>The content goes into a part file beside the target, with a name that cannot be guessed, created exclusively and
 * never through a symbolic link. It is synced, renamed to the target in one step, and the folder is synced.
 */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /**
     * Writes {@code target}; a file of that name is replaced, and a missing folder is created. A symbolic link of that
     * name is replaced itself, not what it points to.
     *
     * @throws IOException if it cannot be written; what was there before is then still there
     */
    public static <E extends Exception> void replace(Path target, FileAccess access, FileContent<E> content)
            throws IOException, E {
        Path part = part(target);
        try {
            fill(part, access, content);
            rename(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes a file whose name its content decides, such as its digest; a file of that name is replaced.
     *
     * @param folder where it lies; created if it is missing
     * @param name asked for the name once the content is written
     * @throws IOException if it cannot be written; nothing is then left behind
     */
    public static <E extends Exception> void replace(
            Path folder, FileAccess access, FileContent<E> content, Supplier<String> name) throws IOException, E {
        Path part = part(folder.resolve("content"));
        try {
            fill(part, access, content);
            rename(part, folder.resolve(name.get()));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes {@code target}, which must not exist yet; a missing folder is created.
     *
     * @throws FileAlreadyExistsException if there is something of that name, a dangling symbolic link included
     * @throws IOException if it cannot be written; nothing is then left behind
     */
    public static <E extends Exception> void create(Path target, FileAccess access, FileContent<E> content)
            throws IOException, E {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = part(target);
        try {
            fill(part, access, content);
            link(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Renames {@code from} to {@code to} in one step where the file system can, and syncs the folder. The content of
     * {@code from} must have been synced before.
     */
    public static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        sync(to.toAbsolutePath().getParent());
    }

    /**
     * Returns when the content of a file, or the names in a folder, would survive a power cut.
     *
     * @throws IOException if the system does not say so; a folder that the system cannot open (Windows) is passed over,
     *     because there names are written with their files
     */
    public static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && path.getFileSystem().getSeparator().equals("\\")) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static Path part(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        return folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private static <E extends Exception> void fill(Path part, FileAccess access, FileContent<E> content)
            throws IOException, E {
        try (FileChannel channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), access.ofFile())) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            // A name that survives a power cut must not lead to content that did not.
            channel.force(true);
        }
    }

    /** A hard link fails if the name exists; a rename would replace it. */
    private static void link(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
        } catch (UnsupportedOperationException e) {
            Files.move(part, target);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            // Some file systems (FAT, some network folders) have no links. This move refuses an existing target.
            Files.move(part, target);
        }
        sync(target.toAbsolutePath().getParent());
    }
}
