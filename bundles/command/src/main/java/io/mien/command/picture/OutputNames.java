package io.mien.command.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names the annotated pictures: the relative name of the picture below a folder, PNG as PNG and all else as JPEG. Two
 * pictures never share a file, also where upper and lower case are the same, and none is written over a picture of the input.
 */
public final class OutputNames {
    private static final Set<String> KEPT = Set.of("png", "jpg", "jpeg");

    private final Path folder;
    private final Set<Path> inputs = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    private OutputNames(Path folder, List<PictureFile> files) {
        this.folder = folder;
        files.forEach(f -> inputs.add(real(f.path())));
    }

    /** The jobs of pictures, with a target below {@code folder} if there is one. */
    public static List<PictureJob> jobs(List<PictureFile> files, Optional<Path> folder) {
        if (folder.isEmpty()) {
            return files.stream().map(f -> new PictureJob(f, Optional.empty())).toList();
        }
        OutputNames targets = new OutputNames(folder.get(), files);
        List<PictureJob> jobs = new ArrayList<>();
        files.forEach(f -> jobs.add(new PictureJob(f, Optional.of(targets.next(f)))));
        return jobs;
    }

    private Path next(PictureFile file) {
        String name = file.relative().getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot + 1) : "";
        String kept = KEPT.contains(extension.toLowerCase(Locale.ROOT)) ? extension : "jpg";
        for (int i = 1; ; i++) {
            String numbered = stem + (i == 1 ? "" : "-" + i) + "." + kept;
            Path target = folder.resolve(file.relative()).resolveSibling(numbered);
            if (!inputs.contains(real(target)) && taken.add(target.toString().toLowerCase(Locale.ROOT))) {
                return target;
            }
        }
    }

    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            // Gone in this moment, or not to be looked at: its name is all there is to compare.
            return path.toAbsolutePath().normalize();
        }
    }
}
