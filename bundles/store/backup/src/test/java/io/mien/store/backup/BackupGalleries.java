package io.mien.store.backup;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Made-up galleries, and how a backup of them is written and read back. */
final class BackupGalleries {
    static final GalleryId GALLERY = new GalleryId(UUID.fromString("0d2f8c1e-7b7a-4c51-9a51-3f0a6f2f9c01"));

    static final Optional<BackupKey> NONE = Optional.empty();

    static final Optional<BackupKey> KEY = Optional.of(new BackupKey(new byte[32]));

    private BackupGalleries() {}

    static EmbeddingSpace space(String name) {
        return new EmbeddingSpace(new ModelId(name, "0".repeat(64)), AlignmentId.SIMILARITY);
    }

    static FaceRecord face(long id, String label, Optional<Chip> chip, Embedding... embeddings) {
        return new FaceRecord(id, label, Instant.ofEpochMilli(1_700_000_000_123L + id), chip, List.of(embeddings));
    }

    static FaceRecord face(long id, String label, Optional<Chip> chip, FaceSource source) {
        return new FaceRecord(id, label, Instant.ofEpochMilli(id), chip, List.of(), Optional.of(source));
    }

    static Optional<Chip> chip(int bytes) {
        return Optional.of(new Chip(new byte[bytes], List.of(new Point(1.5f, -2), new Point(3, 4))));
    }

    static Embedding embedding(String space, float... values) {
        return new Embedding(space(space), values);
    }

    static void write(Path file, Optional<BackupKey> key, long nextFace, List<FaceRecord> faces)
            throws IOException, StoreException {
        BackupWriter.write(
                file,
                key,
                new GallerySnapshot() {
                    @Override
                    public GalleryId gallery() {
                        return GALLERY;
                    }

                    @Override
                    public long nextFace() {
                        return nextFace;
                    }

                    @Override
                    public void faces(Sink sink) throws IOException, StoreException {
                        for (FaceRecord face : faces) {
                            sink.accept(face);
                        }
                    }
                },
                () -> {});
    }

    static List<FaceRecord> read(Path file, Optional<BackupKey> key) throws IOException, StoreException {
        List<FaceRecord> faces = new ArrayList<>();
        try (BackupReader reader = BackupReader.open(file, key, () -> {})) {
            for (Optional<FaceRecord> face = reader.next(); face.isPresent(); face = reader.next()) {
                faces.add(face.get());
            }
        }
        return faces;
    }
}
