package io.mien.store.backup;

import io.mien.extractor.Embedding;
import io.mien.store.FaceRecord;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what {@link BackupWriter} wrote, face by face. What it hands over is proved only when {@link #next} has said that
 * the backup has ended: a caller that keeps faces earlier must be able to throw them away. Used by one thread.
 */
public final class BackupReader implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final InputStream body;
    private final MessageDigest digest;
    private final DataInputStream in;
    private final boolean sealed;
    private final Runnable checkpoint;
    private final List<RecordParser.Space> spaces = new ArrayList<>();
    private final GalleryId gallery;
    private final long nextFace;
    private long last;
    private long faces;
    private long embeddings;
    private boolean ended;

    private BackupReader(BackupHead head, InputStream body, Runnable checkpoint) throws IOException, StoreException {
        this.body = body;
        this.checkpoint = checkpoint;
        this.sealed = head.isSealed();
        digest = Sha256.digest();
        digest.update(head.bytes());
        in = new DataInputStream(new DigestInputStream(body, digest));
        DataInputStream first = record(BackupFormat.GALLERY).content();
        gallery = new GalleryId(new UUID(first.readLong(), first.readLong()));
        nextFace = first.readLong();
        if (nextFace < 0 || nextFace > BackupFormat.MOST_NEXT_FACE) {
            throw new StoreException("it is damaged: the next face would have the id " + nextFace);
        }
    }

    /**
     * Opens a file and reads how it begins.
     *
     * @param key of the gallery that it is to be restored into
     * @param checkpoint run before each face; what it throws comes out of {@link #next}
     * @throws StoreException if it is not a backup, or is sealed and the key is not there or another one
     * @throws IOException also if it is not a regular file
     */
    public static BackupReader open(Path file, Optional<BackupKey> key, Runnable checkpoint)
            throws IOException, StoreException {
        InputStream raw = new BufferedInputStream(RegularFile.open(file), BUFFER);
        boolean opened = false;
        try {
            BackupHead head = BackupHead.read(new DataInputStream(raw), key);
            BackupReader reader = new BackupReader(head, head.over(raw), checkpoint);
            opened = true;
            return reader;
        } catch (EOFException e) {
            throw torn(e);
        } finally {
            if (!opened) {
                raw.close();
            }
        }
    }

    /** Reads a file to its end and keeps nothing; throws as {@link #open} and {@link #next} do. */
    public static void prove(Path file, Optional<BackupKey> key, Runnable checkpoint)
            throws IOException, StoreException {
        try (BackupReader reader = open(file, key, checkpoint)) {
            while (reader.next().isPresent()) {
                // Its content does not matter, only that it is whole.
            }
        }
    }

    public GalleryId gallery() {
        return gallery;
    }

    /** The first face id that its gallery had never given; above all ids in the backup. */
    public long nextFace() {
        return nextFace;
    }

    /** Whether the gallery's key says that the backup is what was written; a plain one may be anybody's. */
    public boolean isSealed() {
        return sealed;
    }

    /**
     * The next face; empty if the file ended as it should.
     *
     * @throws StoreException naming what is wrong
     */
    public Optional<FaceRecord> next() throws IOException, StoreException {
        if (ended) {
            return Optional.empty();
        }
        checkpoint.run();
        try {
            RecordParser.Body record = record();
            if (record.kind() == BackupFormat.END) {
                end(record);
                return Optional.empty();
            }
            return Optional.of(face(record));
        } catch (EOFException e) {
            throw torn(e);
        } catch (IllegalArgumentException | UTFDataFormatException e) {
            throw new StoreException("it is damaged: " + e.getMessage(), e);
        }
    }

    private FaceRecord face(RecordParser.Body record) throws IOException, StoreException {
        RecordParser.Face face = RecordParser.face(record);
        if (face.id() <= last || face.id() >= nextFace) {
            throw new StoreException("it is damaged: the id " + face.id()
                    + " of a face is not above the one before it, or" + " was never given");
        }
        last = face.id();
        faces++;
        List<Embedding> own = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        while (own.size() < face.embeddings()) {
            RecordParser.Body next = record();
            if (next.kind() == BackupFormat.SPACE) {
                spaces.add(RecordParser.space(next, spaces));
            } else {
                own.add(RecordParser.embedding(next, spaces, seen));
                embeddings++;
            }
        }
        return face.with(own);
    }

    private void end(RecordParser.Body record) throws IOException, StoreException {
        byte[] expected = digest.digest();
        DataInputStream counts = record.content();
        byte[] stands = body.readNBytes(expected.length);
        if (!MessageDigest.isEqual(stands, expected)) {
            throw new StoreException("it is damaged: its digest is wrong");
        }
        if (counts.readLong() != faces || counts.readLong() != embeddings || body.read() >= 0) {
            throw new StoreException("it is damaged: it does not end where it says");
        }
        ended = true;
    }

    private RecordParser.Body record(int kind) throws IOException, StoreException {
        RecordParser.Body record = record();
        record.require(kind);
        return record;
    }

    private RecordParser.Body record() throws IOException, StoreException {
        int kind = in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > BackupFormat.MOST_BYTES) {
            throw new StoreException("it is damaged: a record claims " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new RecordParser.Body(kind, bytes);
    }

    private static StoreException torn(EOFException e) {
        return new StoreException("it is not whole: it ends in the middle", e);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
