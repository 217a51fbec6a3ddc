package io.mien.support.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small file that says that others were proved, so that a proof that takes long is not done at each start. It holds as long
 * as each of them is the same inode with the same size and the same time of its last change. The system sets that time
 * whenever content, name or attributes change, and no program can set it: a copy, a file that was exchanged, and one that was
 * changed and got its old date back are proved again. If the system does not tell (Windows), no mark holds.
 */
public final class ProvedMark {
    private static final String VIEW = "unix";
    private static final String ATTRIBUTES = VIEW + ":dev,ino,size,ctime";

    /** Of a digest. */
    private static final int LENGTH = 64;

    private final Path file;
    private final List<Path> proved;

    /**
     * @param file the mark itself; it is not among the others
     * @param proved files, and folders with all in them
     */
    public ProvedMark(Path file, List<Path> proved) {
        this.file = file;
        this.proved = List.copyOf(proved);
    }

    /** Whether a mark can hold here at all. */
    public boolean isPossible() {
        return file.getFileSystem().supportedFileAttributeViews().contains(VIEW);
    }

    /**
     * Whether exactly these files were proved, and nothing has changed since.
     *
     * @param what was proved of them
     */
    public boolean holds(String what) {
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && Optional.of(RegularFile.readText(file, LENGTH)).equals(text(what));
        } catch (IOException e) {
            // A mark that cannot be read, or is damaged, is none.
            return false;
        }
    }

    /**
     * What the files are now, to be given to {@link #set(String, Optional)}: taken before they are read to be proved.
     *
     * @param what will be proved of them
     * @return empty if the system does not tell
     */
    public Optional<String> look(String what) {
        try {
            return text(what);
        } catch (IOException e) {
            // The proof itself says what is wrong.
            return Optional.empty();
        }
    }

    /**
     * Notes that the files were proved, unless one has changed since; without effect where nothing can be written.
     *
     * @param before what {@link #look} said before the proof began
     */
    public void set(String what, Optional<String> before) {
        if (before.isPresent() && before.equals(look(what))) {
            write(before.get());
        }
    }

    /**
     * Notes that the files are what this program has just written; without effect where nothing can be written. None of them
     * is open for writing.
     *
     * @param what is proved of them by that
     */
    public void set(String what) {
        look(what).ifPresent(this::write);
    }

    private void write(String text) {
        try {
            // Not through a link: the folder may be anybody's.
            Files.deleteIfExists(file);
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            // They are proved once more next time.
            return;
        }
    }

    /** Empty if the system does not tell, or one of them is not an ordinary file: what is behind it could change unseen. */
    private Optional<String> text(String what) throws IOException {
        if (!isPossible()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(what);
        boolean[] ordinary = {true};
        for (Path root : proved) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    ordinary[0] &= attributes.isRegularFile();
                    append(text, path);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return ordinary[0] ? Optional.of(Sha256.of(text.toString())) : Optional.empty();
    }

    private static void append(StringBuilder text, Path path) throws IOException {
        Map<String, Object> known = new TreeMap<>(Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
        text.append('\n').append(path).append(' ').append(known);
    }
}
