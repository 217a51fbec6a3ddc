package io.mien.store.backup;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.StoreException;
import io.mien.store.folder.FloatBytes;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Writes a gallery to a backup, as the package describes it. Used by one thread. */
public final class BackupWriter {
    private final DataOutputStream out;
    private final Map<EmbeddingSpace, Integer> spaces = new HashMap<>();
    private long faces;
    private long embeddings;

    private BackupWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /**
     * Writes a new file, which appears under its name when it is complete and on the disk, for its owner alone.
     *
     * @param key seals the file; empty for a plain one
     * @param checkpoint run before each face; an exception of it ends the backup, and no file is left
     * @throws java.nio.file.FileAlreadyExistsException if the name is in use
     * @throws StoreException if its folder does not exist, or the gallery is beyond the bounds of the format
     */
    public static void write(Path file, Optional<BackupKey> key, GallerySnapshot gallery, Runnable checkpoint)
            throws IOException, StoreException {
        Path target = file.toAbsolutePath().normalize();
        if (!Files.isDirectory(target.getParent())) {
            throw new StoreException("folder " + target.getParent() + " does not exist");
        }
        AtomicFile.<StoreException>create(target, FileAccess.PRIVATE, out -> write(out, key, gallery, checkpoint));
    }

    private static void write(OutputStream out, Optional<BackupKey> key, GallerySnapshot gallery, Runnable checkpoint)
            throws IOException, StoreException {
        BackupHead head = key.isPresent() ? BackupHead.sealed(key.get()) : BackupHead.plain();
        out.write(head.bytes());
        try (OutputStream body = head.over(out)) {
            MessageDigest digest = Sha256.digest();
            digest.update(head.bytes());
            new BackupWriter(new DigestOutputStream(body, digest)).write(gallery, checkpoint);
            body.write(digest.digest());
        }
    }

    private void write(GallerySnapshot gallery, Runnable checkpoint) throws IOException, StoreException {
        record(BackupFormat.GALLERY, body -> {
            body.writeLong(gallery.gallery().value().getMostSignificantBits());
            body.writeLong(gallery.gallery().value().getLeastSignificantBits());
            body.writeLong(gallery.nextFace());
        });
        gallery.faces(face -> {
            checkpoint.run();
            face(face);
        });
        record(BackupFormat.END, body -> {
            body.writeLong(faces);
            body.writeLong(embeddings);
        });
        out.flush();
    }

    private void face(FaceRecord face) throws IOException, StoreException {
        BackupFormat.within(BackupFormat.MOST_SPACES, face.embeddings().size(), "the number of a face's embeddings");
        record(BackupFormat.FACE, body -> {
            body.writeLong(face.id());
            body.writeLong(face.enrolled().toEpochMilli());
            body.writeUTF(face.label());
            body.writeShort(face.embeddings().size());
            body.writeBoolean(face.source().isPresent());
            if (face.source().isPresent()) {
                body.writeUTF(face.source().get().name());
                body.write(HexFormat.of().parseHex(face.source().get().pixels()));
            }
            body.writeBoolean(face.chip().isPresent());
            if (face.chip().isPresent()) {
                chip(body, face.chip().get());
            }
        });
        faces++;
        for (Embedding embedding : face.embeddings()) {
            int space = space(embedding);
            record(BackupFormat.EMBEDDING, body -> {
                body.writeInt(space);
                body.write(FloatBytes.ofFloats(embedding.values()));
            });
            embeddings++;
        }
    }

    private static void chip(DataOutputStream body, Chip chip) throws IOException, StoreException {
        body.writeShort(
                BackupFormat.within(BackupFormat.MOST_POINTS, chip.points().size(), "the number of points"));
        body.write(FloatBytes.ofPoints(chip.points()));
        body.write(chip.picture());
    }

    private int space(Embedding embedding) throws IOException, StoreException {
        EmbeddingSpace space = embedding.space();
        Integer known = spaces.get(space);
        if (known != null) {
            return known;
        }
        int number = BackupFormat.within(BackupFormat.MOST_SPACES - 1, spaces.size(), "the number of a space");
        BackupFormat.within(BackupFormat.MOST_VALUES, embedding.dimension(), "the length of an embedding");
        record(BackupFormat.SPACE, body -> {
            body.writeInt(number);
            body.writeUTF(space.model().name());
            body.writeUTF(space.model().sha256());
            body.writeUTF(space.alignment().value());
            body.writeInt(embedding.dimension());
        });
        spaces.put(space, number);
        return number;
    }

    private interface Body {
        void writeTo(DataOutputStream body) throws IOException, StoreException;
    }

    private void record(int kind, Body content) throws IOException, StoreException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        content.writeTo(new DataOutputStream(body));
        out.writeByte(kind);
        out.writeInt(BackupFormat.within(BackupFormat.MOST_BYTES, body.size(), "the length of a record"));
        body.writeTo(out);
    }
}
