package io.mien.store.derby;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import io.mien.store.FaceSummary;
import io.mien.store.GalleryId;
import io.mien.store.Person;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import io.mien.support.files.DurableFiles;
import io.mien.support.files.FileAccess;
import io.mien.support.files.RegularFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * What a closed database answers to a command that only searches: its faces and their embeddings. Such a command then starts
 * no engine. The file lies in the folder of the database, so that whatever proves, moves or erases the database does so with the copy.
 *
 * @param gallery whose it is
 * @param faces every face, by id; without sources
 * @param embeddings by face id; spaces in the order in which they came
 */
record ReadingCopy(
        GalleryId gallery, List<FaceSummary> faces, Map<EmbeddingSpace, SortedMap<Long, float[]>> embeddings) {
    /** Of the file. A version that writes another one does not take this one. */
    static final String FORMAT = "reading copy 1";

    /** Bytes of a larger one are read no faster than the engine starts. */
    static final int MOST_BYTES = 16 << 20;

    /** With the labels. */
    private static final int MOST_READ = 2 * MOST_BYTES;

    private static final Logger LOG = System.getLogger(ReadingCopy.class.getName());
    private static final String NAME = "reading.copy";

    /** Reads an open database; empty if the copy would be too large, or the database cannot be read. */
    static Optional<ReadingCopy> of(Database database) {
        try {
            return database.read(reader -> of(database.gallery(), reader));
        } catch (SQLException | IOException | StoreException | RuntimeException | OutOfMemoryError e) {
            // Without one the database answers, and whatever ails it, it must be shut down.
            LOG.log(Level.DEBUG, "{0} has no copy for reading: {1}", database.folder(), e.toString());
            return Optional.empty();
        }
    }

    private static Optional<ReadingCopy> of(GalleryId gallery, FaceReader reader) throws SQLException {
        Map<EmbeddingSpace, SortedMap<Long, float[]>> embeddings = new LinkedHashMap<>();
        long bytes = 0;
        for (SpaceCount count : reader.spaces()) {
            SpaceNumbers.Stored space = reader.space(count.space()).orElseThrow();
            bytes += (long) count.embeddings() * space.dimension() * Float.BYTES;
            if (bytes > MOST_BYTES) {
                return Optional.empty();
            }
            SortedMap<Long, float[]> values = new TreeMap<>();
            reader.embeddings(space.id(), Long.MIN_VALUE, count.embeddings(), reader.labels())
                    .forEach(embedding -> values.put(embedding.faceId(), embedding.values()));
            embeddings.put(count.space(), values);
        }
        return Optional.of(new ReadingCopy(gallery, reader.summaries(), embeddings));
    }

    /**
     * Reads the copy of a database.
     *
     * @param database its folder, in which nothing has changed since the copy was written
     * @return empty if there is none, or it is damaged
     */
    static Optional<ReadingCopy> read(Path database) {
        try {
            byte[] bytes = RegularFile.read(database.resolve(NAME), MOST_READ);
            ByteBuffer content = ByteBuffer.wrap(bytes, 0, Math.max(0, bytes.length - Long.BYTES));
            ByteBuffer sum = ByteBuffer.wrap(bytes, content.limit(), bytes.length - content.limit());
            return sum.getLong() == sum(content) ? Optional.of(read(content)) : Optional.empty();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The database answers instead.
            return Optional.empty();
        }
    }

    private static ReadingCopy read(ByteBuffer in) {
        if (!text(in).equals(FORMAT)) {
            throw new IllegalArgumentException("another format");
        }
        GalleryId gallery = new GalleryId(UUID.fromString(text(in)));
        int count = in.getInt();
        List<FaceSummary> faces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            faces.add(new FaceSummary(
                    in.getLong(), text(in), Instant.ofEpochMilli(in.getLong()), in.get() != 0, Optional.empty()));
        }
        Map<EmbeddingSpace, SortedMap<Long, float[]>> embeddings = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            EmbeddingSpace space = new EmbeddingSpace(ModelId.parse(text(in)), new AlignmentId(text(in)));
            embeddings.put(space, values(in));
        }
        return new ReadingCopy(gallery, faces, embeddings);
    }

    private static SortedMap<Long, float[]> values(ByteBuffer in) {
        SortedMap<Long, float[]> values = new TreeMap<>();
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            long face = in.getLong();
            float[] embedding = new float[in.getInt()];
            in.slice().asFloatBuffer().get(embedding);
            in.position(in.position() + embedding.length * Float.BYTES);
            values.put(face, embedding);
        }
        return values;
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Overwrites and deletes the copy of a database, before anything in that changes. */
    static void erase(Path database) throws IOException {
        DurableFiles.erase(database.resolve(NAME));
    }

    /** Writes the copy of a closed database that has none, if it can be written. */
    void write(Path database) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            write(out);
            out.writeLong(sum(ByteBuffer.wrap(bytes.toByteArray())));
            if (bytes.size() <= MOST_READ) {
                write(database, ByteBuffer.wrap(bytes.toByteArray()));
            }
        } catch (IOException | OutOfMemoryError e) {
            // Its checksum tells half a copy from a whole one.
            LOG.log(Level.DEBUG, "{0} has no copy for reading: {1}", database, e.toString());
        }
    }

    private static void write(Path database, ByteBuffer bytes) throws IOException {
        try (FileChannel file = FileChannel.open(
                database.resolve(NAME),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                FileAccess.PRIVATE.ofFile())) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            // What says that it is proved must not survive a power cut without it.
            file.force(true);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        text(out, FORMAT);
        text(out, gallery.toString());
        out.writeInt(faces.size());
        for (FaceSummary face : faces) {
            out.writeLong(face.id());
            text(out, face.label());
            out.writeLong(face.enrolled().toEpochMilli());
            out.writeBoolean(face.hasChip());
        }
        for (Map.Entry<EmbeddingSpace, SortedMap<Long, float[]>> space : embeddings.entrySet()) {
            text(out, space.getKey().model().toString());
            text(out, space.getKey().alignment().value());
            out.writeInt(space.getValue().size());
            for (Map.Entry<Long, float[]> embedding : space.getValue().entrySet()) {
                out.writeLong(embedding.getKey());
                out.writeInt(embedding.getValue().length);
                ByteBuffer values = ByteBuffer.allocate(embedding.getValue().length * Float.BYTES);
                values.asFloatBuffer().put(embedding.getValue());
                out.write(values.array());
            }
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static long sum(ByteBuffer content) {
        CRC32C sum = new CRC32C();
        sum.update(content.duplicate());
        return sum.getValue();
    }

    List<Person> people() {
        return FaceReader.people(faces);
    }

    List<StoredFace> storedFaces() {
        return faces.stream()
                .map(face -> new StoredFace(face.id(), face.label(), face.hasChip()))
                .toList();
    }

    List<StoredFace> without(EmbeddingSpace space) {
        Set<Long> embedded = embeddings.getOrDefault(space, new TreeMap<>()).keySet();
        return storedFaces().stream()
                .filter(face -> !embedded.contains(face.id()))
                .toList();
    }

    List<SpaceCount> spaces() {
        return embeddings.entrySet().stream()
                .map(space -> new SpaceCount(space.getKey(), space.getValue().size()))
                .toList();
    }

    /** The next embeddings of a space, by face id, of faces after {@code after}. */
    List<StoredEmbedding> embeddings(EmbeddingSpace space, long after, int most) {
        SortedMap<Long, float[]> values = embeddings.getOrDefault(space, new TreeMap<>());
        return faces.stream()
                .filter(face -> face.id() > after && values.containsKey(face.id()))
                .limit(most)
                .map(face -> new StoredEmbedding(
                        face.id(), face.label(), values.get(face.id()).clone()))
                .toList();
    }
}
