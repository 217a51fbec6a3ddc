package io.mien.maix.nn;

import io.mien.extractor.Embedding;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.NullCheck;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.FacesFileException;
import io.mien.recognizer.FacesFormat;
import io.mien.recognizer.NamedEmbedding;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Known faces in MaixPy's {@code faces.bin}. */
final class FacesBin {
    /** The limit of an array; the file is read as a whole. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private FacesBin() {}

    /** @throws MaixException {@link Err#ERR_ARGS} if the file could not hold it */
    static void requireLabel(String label) {
        if (NullCheck.require(label, "label").indexOf(0) >= 0) {
            throw new MaixException(Err.ERR_ARGS, "a label is text without a 0 character");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(label)) {
            throw new MaixException(Err.ERR_ARGS, "a label is text that UTF-8 can hold: half a surrogate pair is none");
        }
    }

    /**
     * A face whose feature is taken for one of the model that serves.
     *
     * @param who for errors
     * @throws MaixException {@link Err#ERR_ARGS} if it cannot be one
     */
    static KnownFace known(String label, float[] feature, EmbeddedFaces model, String who) {
        if (feature.length != model.dimension()) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    who + " has " + feature.length + " values, "
                            + model.space().model().name() + " makes " + model.dimension());
        }
        float[] unit = Embedding.unit(feature)
                .orElseThrow(() -> new MaixException(Err.ERR_ARGS, who + " is zero or not finite"));
        return new KnownFace(label, unit, model.space(), Optional.empty());
    }

    static List<KnownFace> read(Path file, EmbeddedFaces model) {
        List<KnownFace> faces = new ArrayList<>();
        for (NamedEmbedding face : named(file)) {
            faces.add(known(face.name(), face.values(), model, file + ": the feature of '" + face.name() + "'"));
        }
        return faces;
    }

    private static List<NamedEmbedding> named(Path file) {
        try {
            return FacesFormat.read(RegularFile.read(file, MOST_BYTES), file.toString());
        } catch (FacesFileException e) {
            throw new MaixException(Err.ERR_ARGS, e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new MaixException(Err.ERR_NOT_FOUND, file + " is not there", e);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, file + " cannot be read: " + IoReason.of(e), e);
        } catch (OutOfMemoryError e) {
            throw new MaixException(Err.ERR_IO, file + " does not fit into memory", e);
        }
    }

    static void write(Path file, List<KnownFace> faces) {
        byte[] content = FacesFormat.write(faces.stream()
                .map(face -> new NamedEmbedding(face.label(), face.feature()))
                .toList());
        try {
            AtomicFile.replace(file, FileAccess.PRIVATE, out -> out.write(content));
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, file + " cannot be written: " + IoReason.of(e), e);
        }
    }
}
