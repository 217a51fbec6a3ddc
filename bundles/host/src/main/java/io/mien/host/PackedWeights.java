package io.mien.host;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Weights inside a jar. An engine loads by path, so they are unpacked once, into a file named by their digest.
 *
 * @param entry of the jar
 * @param cache folder of unpacked weights
 * @param most bytes that are unpacked, whatever the jar declares
 */
record PackedWeights(Entry entry, Path cache, long most) implements Weights {
    /** A jar's entry; both say that there is none with a {@link FileNotFoundException}. */
    interface Entry {
        InputStream open() throws IOException;

        /** Bytes when unpacked, as the jar says without being read through; another number where it does not. */
        long size() throws IOException;
    }

    @Override
    public Proved prove(Mud mud) throws IOException, ModelRejectedException {
        if (mud.sha256().isPresent()) {
            Path unpacked = cache.resolve(mud.sha256().get());
            // A file torn by a full disk or a kill has another digest and is unpacked anew; and this jar's own weights
            // may be others than those that came with the same description before.
            if (Files.isRegularFile(unpacked)
                    && Files.size(unpacked) == size(mud)
                    && Digest.of(unpacked).equals(mud.sha256().get())) {
                return Proved.of(mud, mud.sha256().get(), unpacked);
            }
        }
        return unpack(mud);
    }

    private InputStream open(Mud mud) throws IOException, ModelRejectedException {
        try {
            return entry.open();
        } catch (FileNotFoundException e) {
            throw missing(mud, e);
        }
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
        Path part = Files.createTempFile(cache, "weights", ".part");
        try {
            String sha256;
            try (InputStream in = open(mud);
                    OutputStream out = Files.newOutputStream(part)) {
                sha256 = Digest.copy(new FirstBytes(in, most + 1), out);
            }
            if (Files.size(part) > most) {
                throw new ModelRejectedException(
                        mud.name(),
                        mud.file() + " unpacks to more than " + (most >> 20) + " MiB (" + FolderModels.UNPACKED + ")");
            }
            Proved proved = Proved.of(mud, sha256, cache.resolve(sha256));
            Files.move(part, proved.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return proved;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
