package io.mien.command.picture;

import io.mien.picture.PictureCodec;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pictures that are meant by files and folders. A folder is walked with all below it, links followed, in the order
 * of the paths, the same on every system; a file is taken whatever it is called. The name {@code -} is standard input. Not
 * thread-safe.
 */
public final class PictureFiles {
    private final PictureCodec codec;
    private final Path directory;
    private final Optional<Path> except;
    private final SkippedPictures skipped = new SkippedPictures();

    /**
     * @param codec says which files of a folder are pictures
     * @param directory absolute folder that names are resolved against
     * @param except a folder whose files are not taken when one around it is walked: where results are written
     */
    public PictureFiles(PictureCodec codec, Path directory, Optional<Path> except) {
        this.codec = codec;
        this.directory = directory;
        this.except = except;
    }

    /** The files of walked folders that cannot be read here. */
    public SkippedPictures skipped() {
        return skipped;
    }

    /** The files that the names stand for, in their order; a missing file keeps its place. */
    public List<PictureFile> of(List<String> names) {
        List<PictureFile> files = new ArrayList<>();
        names.forEach(name -> files.addAll(of(name)));
        return files;
    }

    /** The files that one name stands for: at least one entry. */
    public List<PictureFile> of(String name) {
        return PictureFile.standardInput(name, directory).map(List::of).orElseGet(() -> ofPath(name));
    }

    private List<PictureFile> ofPath(String name) {
        Path path = directory.resolve(name).normalize();
        if (Files.isDirectory(path)) {
            return folder(name, path);
        }
        String problem = Files.exists(path) ? "" : "no such file or folder";
        return List.of(new PictureFile(name, path, path.getFileName(), problem));
    }

    private List<PictureFile> folder(String name, Path folder) {
        List<PictureFile> found = new ArrayList<>();
        Walk walk = new Walk(name, folder, found);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (IOException e) {
            found.add(missing(name, folder, "cannot be read: " + IoReason.of(e)));
        }
        if (found.isEmpty()) {
            String which =
                    walk.hasSkipped ? "no pictures in this folder that can be read" : "no pictures in this folder";
            return List.of(missing(name, folder, which));
        }
        found.sort(Comparator.comparing(f -> slashed(f.relative())));
        return found;
    }

    private static PictureFile missing(String name, Path path, String problem) {
        return new PictureFile(name, path, path.getFileName() == null ? path : path.getFileName(), problem);
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final String name;
        private final Path folder;
        private final List<PictureFile> found;
        private boolean hasSkipped;

        Walk(String name, Path folder, List<PictureFile> found) {
            this.name = name;
            this.folder = folder;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            boolean skip = !at.equals(folder) && except.filter(at::equals).isPresent();
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                take(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A folder that links back to one around it has been walked already.
            if (!(e instanceof FileSystemLoopException)) {
                found.add(at(file, "cannot be read: " + IoReason.of(e)));
            }
            return FileVisitResult.CONTINUE;
        }

        private void take(Path file) {
            if (codec.reads(file)) {
                found.add(at(file, ""));
                return;
            }
            codec.unread(file).ifPresent(format -> {
                hasSkipped = true;
                skipped.add(format);
            });
        }

        private PictureFile at(Path file, String problem) {
            Path relative = folder.relativize(file);
            return new PictureFile(Path.of(name).resolve(relative).toString(), file, relative, problem);
        }
    }
}
