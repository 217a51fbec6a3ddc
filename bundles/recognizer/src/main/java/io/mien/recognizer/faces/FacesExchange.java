package io.mien.recognizer.faces;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.recognizer.FacesFileException;
import io.mien.recognizer.FacesFormat;
import io.mien.recognizer.NamedEmbedding;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.GalleryStages;
import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import io.mien.store.NewFace;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code faces.bin} into a gallery, and writes one from it. */
public final class FacesExchange {
    /** The limit of an array; the file is read as a whole. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private final Galleries galleries;

    /** @param galleries what is read into */
    public FacesExchange(Galleries galleries) {
        this.galleries = galleries;
    }

    /** Enrolls all faces of a file, or none; returns how many. */
    public int read(Path file, GalleryStages stages) throws MienException {
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
            return RegularFile.read(file, MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new FacesFileException(file + " is not there", e);
        } catch (IOException e) {
            throw new FacesFileException(file + " cannot be read: " + IoReason.of(e), e);
        } catch (OutOfMemoryError e) {
            throw new FacesFileException(file + " does not fit into memory", e);
        }
    }

    private static NewFace checked(NamedEmbedding face, Path file, GalleryStages stages) throws FacesFileException {
        String who = file + ": the embedding of '" + face.name() + "'";
        int dimension = stages.extractor().dimension();
        if (face.values().length != dimension) {
            throw new FacesFileException(who + " has " + face.values().length + " values, "
                    + stages.extractor().model().name() + " makes " + dimension);
        }
        float[] unit =
                Embedding.unit(face.values()).orElseThrow(() -> new FacesFileException(who + " is zero or not finite"));
        try {
            Embedding embedding = new Embedding(stages.space(), unit);
            return new NewFace(Label.check(face.name()), Optional.empty(), embedding);
        } catch (IllegalLabelException e) {
            throw new FacesFileException(file + ": '" + face.name() + "': " + e.getMessage(), e);
        }
    }

    /** Writes every face of the line-up's space; returns how many. */
    public int write(Path file, GalleryStages stages) throws MienException {
        List<NamedEmbedding> faces = new ArrayList<>();
        stages.store().embeddings(stages.space(), e -> faces.add(new NamedEmbedding(e.label(), e.values())));
        byte[] content = FacesFormat.write(faces);
        try {
            AtomicFile.create(file, FileAccess.PRIVATE, out -> out.write(content));
        } catch (FileAlreadyExistsException e) {
            throw new FacesFileException(file + " exists already", e);
        } catch (IOException e) {
            throw new FacesFileException(file + " cannot be written: " + IoReason.of(e), e);
        }
        return faces.size();
    }
}
