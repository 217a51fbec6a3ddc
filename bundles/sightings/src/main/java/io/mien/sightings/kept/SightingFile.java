package io.mien.sightings.kept;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import io.mien.track.TrackDecision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The format of a sighting's file: {@code MIENSEEN}, the version (1 byte), whether it is encrypted (1), the length of the head (4), the
 * head, then the crops to the end, both closed by a {@link SectionSeal}. The head is read alone when all are listed. Big-endian.
 */
final class SightingFile {
    private static final byte[] MAGIC = "MIENSEEN".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int MOST_HEAD = 1 << 18;
    private static final int MOST_BYTES = 1 << 26;
    private static final int MOST_DIMENSION = 1 << 16;

    private final SectionSeal seal;

    /**
     * What was read.
     *
     * @param <T> head or crops
     * @param encrypted whether the file is
     */
    record Read<T>(T content, boolean encrypted) {}

    SightingFile(SectionSeal seal) {
        this.seal = seal;
    }

    byte[] bytes(SightingHead head, List<SeenCrop> crops) throws IOException {
        byte[] closedHead = seal.close(head(head), place(head.id(), false));
        byte[] closedCrops = seal.close(crops(crops), place(head.id(), true));
        return ByteBuffer.allocate(MAGIC.length + 2 + Integer.BYTES + closedHead.length + closedCrops.length)
                .put(MAGIC)
                .put((byte) VERSION)
                .put((byte) (seal.isEncrypting() ? 1 : 0))
                .putInt(closedHead.length)
                .put(closedHead)
                .put(closedCrops)
                .array();
    }

    /** @throws IOException with a reason for a person, if it is not the file of this sighting */
    Read<SightingHead> readHead(long id, InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        SectionSeal used = begin(in);
        byte[] head = open(used, headBytes(in), place(id, false));
        DataInputStream from = new DataInputStream(new ByteArrayInputStream(head));
        SightingFacts facts =
                new SightingFacts(from.readUTF(), time(from), time(from), from.readInt(), decision(from), names(from));
        Optional<String> named = from.readBoolean() ? Optional.of(from.readUTF()) : Optional.empty();
        return new Read<>(new SightingHead(id, facts, named, from.readInt()), used.isEncrypting());
    }

    /** @throws IOException with a reason for a person, if it is not the file of this sighting */
    List<SeenCrop> readCrops(long id, InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        SectionSeal used = begin(in);
        headBytes(in);
        byte[] crops = open(used, in.readNBytes(MOST_BYTES), place(id, true));
        DataInputStream from = new DataInputStream(new ByteArrayInputStream(crops));
        List<SeenCrop> read = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            read.add(crop(from));
        }
        return read;
    }

    private SectionSeal begin(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("it is not the file of a sighting");
        }
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("it is of version " + version + ", and this program reads " + VERSION);
        }
        boolean encrypted = in.readBoolean();
        if (encrypted && !seal.isEncrypting()) {
            throw new IOException("it is encrypted, and no key is configured");
        }
        return encrypted ? seal : SectionSeal.plain();
    }

    private static byte[] headBytes(DataInputStream in) throws IOException {
        return in.readNBytes(length(in, MOST_HEAD));
    }

    /** A length that the file states, before memory is taken for it. */
    private static int length(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("it is damaged");
        }
        return length;
    }

    private static byte[] open(SectionSeal seal, byte[] closed, byte[] place) throws IOException {
        try {
            return seal.open(closed, place);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    seal.isEncrypting() ? "it is damaged, or its key is another one" : "it is damaged", e);
        }
    }

    private static byte[] place(long id, boolean crops) {
        return ByteBuffer.allocate(Long.BYTES + 1)
                .putLong(id)
                .put((byte) (crops ? 1 : 0))
                .array();
    }

    private static byte[] head(SightingHead head) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        SightingFacts facts = head.facts();
        out.writeUTF(facts.source());
        out.writeLong(facts.first().toEpochMilli());
        out.writeLong(facts.last().toEpochMilli());
        out.writeInt(facts.frames());
        out.writeUTF(facts.decision().label());
        out.writeBoolean(facts.decision().known());
        out.writeFloat(facts.decision().score());
        out.writeInt(facts.decision().frames());
        out.writeInt(facts.taken().size());
        for (String name : facts.taken()) {
            out.writeUTF(name);
        }
        out.writeBoolean(head.named().isPresent());
        if (head.named().isPresent()) {
            out.writeUTF(head.named().get());
        }
        out.writeInt(head.crops());
        return bytes.toByteArray();
    }

    private static byte[] crops(List<SeenCrop> crops) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(crops.size());
        for (SeenCrop crop : crops) {
            out.writeLong(crop.time().toEpochMilli());
            out.writeFloat(crop.weight());
            out.writeFloat(crop.score());
            out.writeInt(crop.picture().length);
            out.write(crop.picture());
            EmbeddingSpace space = crop.embedding().space();
            out.writeUTF(space.model().toString());
            out.writeUTF(space.alignment().value());
            out.writeInt(crop.embedding().dimension());
            for (float value : crop.embedding().values()) {
                out.writeFloat(value);
            }
        }
        return bytes.toByteArray();
    }

    private static SeenCrop crop(DataInputStream in) throws IOException {
        Instant time = time(in);
        float weight = in.readFloat();
        float score = in.readFloat();
        byte[] picture = in.readNBytes(length(in, MOST_BYTES));
        EmbeddingSpace space = new EmbeddingSpace(ModelId.parse(in.readUTF()), new AlignmentId(in.readUTF()));
        float[] values = new float[length(in, MOST_DIMENSION)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return new SeenCrop(time, weight, score, picture, new Embedding(space, values));
    }

    private static TrackDecision decision(DataInputStream in) throws IOException {
        return new TrackDecision(in.readUTF(), in.readBoolean(), in.readFloat(), in.readInt());
    }

    private static Set<String> names(DataInputStream in) throws IOException {
        Set<String> names = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.add(in.readUTF());
        }
        return names;
    }

    private static Instant time(DataInputStream in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }
}
