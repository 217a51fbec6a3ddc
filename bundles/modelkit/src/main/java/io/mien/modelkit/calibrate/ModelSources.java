package io.mien.modelkit.calibrate;

import io.mien.MienException;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.modelkit.pack.ModelFiles;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.PackedModel;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the description of a model that serves, by its name, its version and its weights. */
public final class ModelSources {
    private final List<Path> folders;

    /** @param folders to look into, in their order; those that do not exist hold nothing */
    public ModelSources(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** @throws MienException if it lies in none of the folders */
    public ModelSource find(String name, String version, String sha256) throws MienException {
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                Optional<ModelSource> found = look(file, name, version, sha256);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new MienException(name + " " + version + " lies neither in a folder of --models nor in " + folders);
    }

    private static List<Path> files(Path folder) throws MienException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new MienException(folder + ": cannot be read: " + IoReason.of(e), e);
        }
    }

    private static Optional<ModelSource> look(Path file, String name, String version, String sha256) {
        try {
            if (file.toString().endsWith(".mud")) {
                MudFile mud = MudFile.read(file);
                boolean meant = isMeant(mud.mud(), name, version)
                        && ModelFiles.measure(mud.beside(mud.mud().file()), mud.mud())
                                .sha256()
                                .equals(sha256);
                return meant ? Optional.of(ModelSource.of(mud)) : Optional.empty();
            }
            return file.toString().endsWith(".jar")
                    ? PackedModel.in(file, m -> isMeant(m, name, version)).map(ModelSource::of)
                    : Optional.empty();
        } catch (ModelRejectedException e) {
            // Another model's trouble: this one is looked for further on.
            return Optional.empty();
        }
    }

    private static boolean isMeant(Mud mud, String name, String version) {
        return mud.name().equals(name) && mud.version().equals(version);
    }
}
