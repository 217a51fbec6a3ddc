package io.mien.store.log;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.StoreException;
import io.mien.store.folder.FloatBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a record's body, one behind the other, each after a byte that names its kind:
 *
 * <ul>
 *   <li>1, a face: id (8 bytes), milliseconds since 1970 (8), label, then 0, or 1 and a chip: how many points (2), the
 *       points, how many bytes (4), the bytes of the picture;
 *   <li>2, an embedding, in place of an earlier one of its face and space: id of the face (8), name of the model, its
 *       digest, alignment, how many values (4), the values;
 *   <li>3, the end of a backup: how many faces it has (4).
 * </ul>
 *
 * An entry of kind 2 whose model is called {@value #PICTURE} is not an embedding: it says which picture its face was enrolled
 * from. The digest is that of the pixels, the alignment is {@code =} and the name of the picture, and the one value is 1.
 * Programs that do not know it keep it as the embedding of a space that they do not use.
 *
 * Texts are as {@link DataOutputStream#writeUTF} writes them, whole numbers big-endian, floats 32 bits little-endian.
 */
final class RecordEntries {
    private static final int FACE = 1;
    private static final int EMBEDDING = 2;
    private static final int END = 3;
    private static final String PICTURE = "mien:picture";

    /** Far more than any feature model has. */
    private static final int MOST_VALUES = 1 << 20;

    private RecordEntries() {}

    /** Told of each entry, in order. */
    interface Reader {
        /** @param chipAt offset of its chip in the file, if it has one */
        void face(long id, long enrolled, String label, Optional<Long> chipAt);

        /** @param at where in the file its values begin */
        void embedding(long face, EmbeddingSpace space, int dimension, long at);

        /**
         * The picture that a face was enrolled from.
         *
         * @param hash the first 64 bits of its digest
         * @param at where in the file {@link RecordEntries#source} reads it
         */
        void source(long face, long hash, long at);

        void end(int faces);
    }

    /** What {@link Reader#source} has of a picture's digest. */
    static long hash(String pixels) {
        return HexFormat.fromHexDigitsToLong(pixels, 0, 16);
    }

    /** A face with all that is kept of it. */
    static void record(DataOutputStream out, FaceRecord record) throws IOException {
        face(out, record);
        if (record.source().isPresent()) {
            source(out, record.id(), record.source().get());
        }
        for (Embedding embedding : record.embeddings()) {
            embedding(out, record.id(), embedding);
        }
    }

    private static void face(DataOutputStream out, FaceRecord face) throws IOException {
        out.writeByte(FACE);
        out.writeLong(face.id());
        out.writeLong(face.enrolled().toEpochMilli());
        out.writeUTF(face.label());
        out.writeBoolean(face.chip().isPresent());
        if (face.chip().isPresent()) {
            chip(out, face.chip().get());
        }
    }

    private static void chip(DataOutputStream out, Chip chip) throws IOException {
        out.writeShort(chip.points().size());
        out.write(FloatBytes.ofPoints(chip.points()));
        out.writeInt(chip.picture().length);
        out.write(chip.picture());
    }

    static void embedding(DataOutputStream out, long face, Embedding embedding) throws IOException {
        EmbeddingSpace space = embedding.space();
        out.writeByte(EMBEDDING);
        out.writeLong(face);
        out.writeUTF(space.model().name());
        out.writeUTF(space.model().sha256());
        out.writeUTF(space.alignment().value());
        out.writeInt(embedding.values().length);
        out.write(FloatBytes.ofFloats(embedding.values()));
    }

    private static void source(DataOutputStream out, long face, FaceSource source) throws IOException {
        EmbeddingSpace place =
                new EmbeddingSpace(new ModelId(PICTURE, source.pixels()), new AlignmentId("=" + source.name()));
        embedding(out, face, new Embedding(place, new float[] {1}));
    }

    static void end(DataOutputStream out, int faces) throws IOException {
        out.writeByte(END);
        out.writeInt(faces);
    }

    /**
     * Reads the body of a whole record.
     *
     * @throws StoreException if an entry is none of those that this version knows
     */
    static void read(LogFile file, long from, long to, Reader reader) throws IOException, StoreException {
        LogInput at = new LogInput(file, from, to);
        DataInputStream in = new DataInputStream(at);
        while (at.at() < to) {
            int kind = in.readUnsignedByte();
            switch (kind) {
                case FACE -> readFace(in, at, reader);
                case EMBEDDING -> readEmbedding(in, at, reader);
                case END -> reader.end(in.readInt());
                default -> throw new StoreException(
                        "it has an entry of kind " + kind + " at byte " + (at.at() - 1) + ", of a newer version");
            }
        }
    }

    private static void readFace(DataInputStream in, LogInput at, Reader reader) throws IOException, StoreException {
        long id = in.readLong();
        long enrolled = in.readLong();
        String label = in.readUTF();
        Optional<Long> chipAt = Optional.empty();
        if (in.readBoolean()) {
            chipAt = Optional.of(at.at());
            pass(in, 2L * Float.BYTES * in.readUnsignedShort());
            pass(in, within(1, Chip.MAXIMUM_BYTES, in.readInt(), "a chip of so many bytes"));
        }
        reader.face(id, enrolled, label, chipAt);
    }

    private static void readEmbedding(DataInputStream in, LogInput at, Reader reader)
            throws IOException, StoreException {
        long face = in.readLong();
        long spaceAt = at.at();
        EmbeddingSpace space = readSpace(in);
        int dimension = within(0, MOST_VALUES, in.readInt(), "an embedding of so many values");
        if (space.model().name().equals(PICTURE)) {
            reader.source(face, hash(space.model().sha256()), spaceAt);
        } else {
            reader.embedding(face, space, dimension, at.at());
        }
        pass(in, (long) Float.BYTES * dimension);
    }

    private static EmbeddingSpace readSpace(DataInputStream in) throws IOException {
        ModelId model = new ModelId(in.readUTF(), in.readUTF());
        return new EmbeddingSpace(model, new AlignmentId(in.readUTF()));
    }

    /** Whatever is allocated later has its size checked here: a log in a copied folder may be anybody's. */
    private static int within(int least, int most, int number, String what) throws StoreException {
        if (number < least || number > most) {
            throw new StoreException("it has " + what + ": " + number);
        }
        return number;
    }

    private static void pass(DataInputStream in, long bytes) throws IOException {
        if (in.skip(bytes) != bytes) {
            throw new EOFException("an entry reaches beyond its record");
        }
    }

    static Chip chip(LogFile file, long at) throws IOException {
        DataInputStream in = new DataInputStream(new LogInput(file, at, Long.MAX_VALUE));
        byte[] points = new byte[2 * Float.BYTES * in.readUnsignedShort()];
        in.readFully(points);
        byte[] picture = new byte[in.readInt()];
        in.readFully(picture);
        List<Point> landmarks = FloatBytes.points(points);
        return new Chip(picture, landmarks);
    }

    static FaceSource source(LogFile file, long at) throws IOException {
        EmbeddingSpace space = readSpace(new DataInputStream(new LogInput(file, at, Long.MAX_VALUE)));
        return new FaceSource(
                space.alignment().value().substring(1), space.model().sha256());
    }

    static float[] values(LogFile file, long at, int dimension) throws IOException {
        byte[] bytes = new byte[Float.BYTES * dimension];
        new DataInputStream(new LogInput(file, at, at + bytes.length)).readFully(bytes);
        return FloatBytes.floats(bytes);
    }
}
