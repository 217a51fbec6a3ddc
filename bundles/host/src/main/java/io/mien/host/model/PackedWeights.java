package io.mien.host.model;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.Folders;
import io.mien.support.files.ProvedMark;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Weights inside a jar. An engine loads by path, so they are unpacked once: into a file named by their digest, or into a
 * folder of that name if they have data files.
 *
 * @param entry of the jar
 * @param cache folder of unpacked weights
 * @param most bytes that are unpacked, whatever the jar declares
 */
public record PackedWeights(Entry entry, Path cache, long most) implements ModelWeights {
    /** A jar's entry; reading one that does not exist throws a {@link FileNotFoundException}. */
    public interface Entry {
        InputStream open() throws IOException;

        /** Bytes when unpacked, as the jar says without being read through; another number where it does not. */
        long size() throws IOException;

        /** The entry of this name in the same folder of the jar. */
        Entry beside(String name);
    }

    @Override
    public Proved prove(Mud mud) throws IOException, ModelRejectedException {
        if (mud.sha256().isPresent()) {
            Optional<Proved> before = unpackedBefore(mud, mud.sha256().get());
            if (before.isPresent()) {
                return before.get();
            }
        }
        return unpack(mud);
    }

    /**
     * The weights if they were unpacked before. A file that a full disk or a kill cut off has another digest and is unpacked
     * again. The digest also tells this jar's weights from others that came with the same description before.
     */
    private Optional<Proved> unpackedBefore(Mud mud, String sha256) throws IOException, ModelRejectedException {
        Path place = cache.resolve(sha256);
        Path file = Files.isDirectory(place) ? place.resolve(mud.file()) : place;
        if (!Files.isRegularFile(file) || Files.size(file) != size(mud)) {
            return Optional.empty();
        }
        SortedSet<String> data = DataFiles.named(mud, file);
        boolean complete = data.stream().map(file::resolveSibling).allMatch(Files::isRegularFile);
        return complete && hasDigest(mud, file, data, sha256)
                ? Optional.of(Proved.of(mud, sha256, file, data))
                : Optional.empty();
    }

    /** A digest of what is unchanged since it was computed last is not computed again. */
    private boolean hasDigest(Mud mud, Path file, SortedSet<String> data, String sha256)
            throws IOException, ModelRejectedException {
        List<Path> files = new ArrayList<>(List.of(file));
        data.forEach(name -> files.add(file.resolveSibling(name)));
        ProvedMark mark = new ProvedMark(cache.resolve(sha256 + ".proved"), files);
        if (mark.holds(sha256)) {
            return true;
        }
        Optional<String> before = mark.look(sha256);
        boolean has = DataFiles.digest(mud, file, data).equals(sha256);
        if (has) {
            mark.set(sha256, before);
        }
        return has;
    }

    private long size(Mud mud) throws IOException, ModelRejectedException {
        try {
            return entry.size();
        } catch (FileNotFoundException e) {
            throw missing(mud, e);
        }
    }

    private static ModelRejectedException missing(Mud mud, FileNotFoundException e) {
        return new ModelRejectedException(mud.name(), "no weights " + mud.file() + " beside its description", e);
    }

    private Proved unpack(Mud mud) throws IOException, ModelRejectedException {
        Files.createDirectories(cache);
        Path part = Files.createTempDirectory(cache, ".part");
        long rest = most;
        try {
            Path file = part.resolve(mud.file());
            try {
                rest = copy(mud, entry, file, rest);
            } catch (FileNotFoundException e) {
                throw missing(mud, e);
            }
            SortedSet<String> data = DataFiles.named(mud, file);
            for (String name : data) {
                try {
                    rest = copy(mud, entry.beside(name), part.resolve(name), rest);
                } catch (FileNotFoundException e) {
                    throw DataFiles.missing(mud, name, e);
                }
            }
            String sha256 = DataFiles.digest(mud, file, data);
            Path place = cache.resolve(sha256);
            Proved proved = Proved.of(mud, sha256, data.isEmpty() ? place : place.resolve(mud.file()), data);
            put(data.isEmpty() ? file : part, place);
            return proved;
        } finally {
            Folders.delete(part);
        }
    }

    /** @return what may still be unpacked */
    private long copy(Mud mud, Entry from, Path target, long rest) throws IOException, ModelRejectedException {
        try (InputStream in = from.open()) {
            Files.createDirectories(target.getParent());
            long copied = Files.copy(new FirstBytes(in, rest + 1), target);
            AtomicFile.sync(target);
            if (copied > rest) {
                throw new ModelRejectedException(
                        mud.name(),
                        mud.file() + " unpacks to more than " + (most >> 20) + " MiB (" + FolderModels.UNPACKED + ")");
            }
            return rest - copied;
        }
    }

    /** A folder is not replaced by a rename; one that is there was found to be damaged. */
    private static void put(Path unpacked, Path place) throws IOException {
        if (Files.isDirectory(place)) {
            Folders.delete(place);
        }
        AtomicFile.rename(unpacked, place);
    }
}
