package io.mien.recognizer.faces;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.recognizer.FacesFileException;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.slot.Stages;
import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import io.mien.store.NewFace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code faces.bin} into a gallery, and writes one from it. */
public final class FacesExchange {
    private static final double UNIT_TOLERANCE = 1e-4;

    private final Galleries galleries;

    /** @param galleries what is read into */
    public FacesExchange(Galleries galleries) {
        this.galleries = galleries;
    }

    /** Enrols all faces of a file, or none; returns how many. */
    public int read(Path file, Stages stages) throws MienException {
        List<NamedEmbedding> faces = FacesFormat.read(bytes(file), file.toString());
        List<NewFace> stored = new ArrayList<>(faces.size());
        for (NamedEmbedding face : faces) {
            stored.add(checked(face, file, stages));
        }
        galleries.add(stages, stored);
        return stored.size();
    }

    private static byte[] bytes(Path file) throws FacesFileException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new FacesFileException(file + " is not there", e);
        } catch (IOException e) {
            throw new FacesFileException(file + " cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new FacesFileException(file + " does not fit into memory", e);
        }
    }

    private static NewFace checked(NamedEmbedding face, Path file, Stages stages) throws FacesFileException {
        String who = file + ": the embedding of '" + face.name() + "'";
        int dimension = stages.extractor().dimension();
        if (face.values().length != dimension) {
            throw new FacesFileException(who + " has " + face.values().length + " values, "
                    + stages.extractor().model().name() + " makes " + dimension);
        }
        double norm = norm(face.values());
        if (!(norm > 0) || !Double.isFinite(norm)) {
            throw new FacesFileException(who + " is zero or not finite");
        }
        float[] unit = face.values().clone();
        // What is of unit length already keeps every bit: a file that goes in and out again is the same file.
        for (int i = 0; i < dimension && Math.abs(norm - 1) > UNIT_TOLERANCE; i++) {
            unit[i] /= (float) norm;
        }
        try {
            Embedding embedding = new Embedding(stages.space(), unit);
            return new NewFace(Label.check(face.name()), Optional.empty(), embedding);
        } catch (IllegalLabelException e) {
            throw new FacesFileException(file + ": '" + face.name() + "': " + e.getMessage(), e);
        }
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    /** Writes every face of the line-up's space; returns how many. */
    public int write(Path file, Stages stages) throws MienException {
        List<NamedEmbedding> faces = new ArrayList<>();
        stages.store().embeddings(stages.space(), e -> faces.add(new NamedEmbedding(e.label(), e.values())));
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.write(part, FacesFormat.write(faces));
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            // A plain move, not a replacing one: a file that came meanwhile stays.
            Files.move(part, file);
        } catch (FileAlreadyExistsException e) {
            throw new FacesFileException(file + " exists already", e);
        } catch (IOException e) {
            throw new FacesFileException(file + " cannot be written: " + e.getMessage(), e);
        } finally {
            part.toFile().delete();
        }
        return faces.size();
    }
}
