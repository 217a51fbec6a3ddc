package io.mien.store.backup;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.Label;
import io.mien.store.StoreException;
import io.mien.store.folder.FloatBytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns bodies of records into values, and refuses whatever no writer writes. */
final class RecordParser {
    private static final int SHA256_BYTES = 32;

    private RecordParser() {}

    /** A record as it lies in the file. */
    record Body(int kind, byte[] bytes) {
        DataInputStream content() {
            return new DataInputStream(new ByteArrayInputStream(bytes));
        }

        void require(int expected) throws StoreException {
            if (kind != expected) {
                throw new StoreException("it is damaged: a record of kind " + kind + " stands where one of kind "
                        + expected + " belongs");
            }
        }
    }

    /** The content of a face's own record. */
    record Face(
            long id, Instant enrolled, String label, int embeddings, Optional<FaceSource> source, Optional<Chip> chip) {
        FaceRecord with(List<Embedding> own) {
            return new FaceRecord(id, label, enrolled, chip, own, source);
        }
    }

    /** A space, with the number of values of its embeddings. */
    record Space(EmbeddingSpace space, int dimension) {}

    static Face face(Body record) throws IOException, StoreException {
        record.require(BackupFormat.FACE);
        DataInputStream in = record.content();
        long id = in.readLong();
        Instant enrolled = Instant.ofEpochMilli(in.readLong());
        String label = label(in.readUTF());
        int embeddings = BackupFormat.within(
                BackupFormat.MOST_SPACES, in.readUnsignedShort(), "the number of a face's embeddings");
        Optional<FaceSource> source = in.readBoolean() ? Optional.of(source(in)) : Optional.empty();
        Optional<Chip> chip = in.readBoolean() ? Optional.of(chip(in)) : Optional.empty();
        requireEnd(in);
        return new Face(id, enrolled, label, embeddings, source, chip);
    }

    /** As wide as any version ever was: what was stored under older rules comes back as it was. */
    private static String label(String label) throws StoreException {
        boolean wrong = label.isBlank()
                || label.length() > Label.MAXIMUM_LENGTH
                || label.equals(Label.UNKNOWN)
                || !label.equals(label.strip())
                || label.chars().anyMatch(Character::isISOControl);
        if (wrong) {
            throw new StoreException("it is damaged: a face has a label that no store takes");
        }
        return label;
    }

    private static FaceSource source(DataInputStream in) throws IOException, StoreException {
        String name = in.readUTF();
        FaceSource source = new FaceSource(name, HexFormat.of().formatHex(whole(in, SHA256_BYTES)));
        if (!source.name().equals(name)) {
            throw new StoreException("it is damaged: the name of a picture is too long, or has control characters");
        }
        return source;
    }

    private static Chip chip(DataInputStream in) throws IOException, StoreException {
        int points = BackupFormat.within(BackupFormat.MOST_POINTS, in.readUnsignedShort(), "the number of points");
        byte[] coordinates = whole(in, points * 2 * Float.BYTES);
        return new Chip(in.readAllBytes(), FloatBytes.points(coordinates));
    }

    /** @param before the spaces before this one, each with its number as its place */
    static Space space(Body record, List<Space> before) throws IOException, StoreException {
        DataInputStream in = record.content();
        int number = in.readInt();
        ModelId model = new ModelId(in.readUTF(), in.readUTF());
        EmbeddingSpace space = new EmbeddingSpace(model, new AlignmentId(in.readUTF()));
        int dimension = in.readInt();
        requireEnd(in);
        boolean known = before.stream().anyMatch(each -> each.space().equals(space));
        if (known || number != before.size() || number >= BackupFormat.MOST_SPACES) {
            throw new StoreException("it is damaged: its spaces are not numbered in order, each once, up to "
                    + BackupFormat.MOST_SPACES);
        }
        return new Space(space, BackupFormat.within(BackupFormat.MOST_VALUES, dimension, "the length of an embedding"));
    }

    /** @param seen numbers of the spaces that the face has an embedding of, to which this one is added */
    static Embedding embedding(Body record, List<Space> spaces, Set<Integer> seen) throws IOException, StoreException {
        record.require(BackupFormat.EMBEDDING);
        DataInputStream in = record.content();
        int number = in.readInt();
        if (number < 0 || number >= spaces.size() || !seen.add(number)) {
            throw new StoreException("it is damaged: an embedding is of no space, or of one that its face has already");
        }
        Space space = spaces.get(number);
        byte[] values = whole(in, space.dimension() * Float.BYTES);
        requireEnd(in);
        Embedding embedding = new Embedding(space.space(), FloatBytes.floats(values));
        for (float value : embedding.values()) {
            if (!Float.isFinite(value)) {
                throw new StoreException("it is damaged: an embedding has a value that is not finite");
            }
        }
        return embedding;
    }

    private static byte[] whole(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void requireEnd(DataInputStream in) throws IOException, StoreException {
        if (in.available() > 0) {
            throw new StoreException("it is damaged: a record is longer than what it holds");
        }
    }
}
