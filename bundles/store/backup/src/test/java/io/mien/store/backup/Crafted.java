package io.mien.store.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;

/** A file with a correct digest, whatever it holds: a digest does not authenticate a file. */
final class Crafted {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Crafted(long nextFace) throws IOException {
        out.write(BackupHead.plain().bytes());
        record(BackupFormat.GALLERY, 24);
        out.writeLong(1);
        out.writeLong(2);
        out.writeLong(nextFace);
    }

    Crafted record(int kind, int length) throws IOException {
        out.writeByte(kind);
        out.writeInt(length);
        return this;
    }

    Crafted face(long id, String label, int embeddings) throws IOException {
        record(BackupFormat.FACE, 22 + label.length());
        out.writeLong(id);
        out.writeLong(0);
        out.writeUTF(label);
        out.writeShort(embeddings);
        out.writeBoolean(false);
        out.writeBoolean(false);
        return this;
    }

    Crafted space(int number, String model, int dimension) throws IOException {
        record(BackupFormat.SPACE, 4 + 2 + model.length() + 66 + 3 + 4);
        out.writeInt(number);
        out.writeUTF(model);
        out.writeUTF("0".repeat(64));
        out.writeUTF("s");
        out.writeInt(dimension);
        return this;
    }

    Crafted embedding(int space, float... values) throws IOException {
        record(BackupFormat.EMBEDDING, 4 + values.length * Float.BYTES);
        out.writeInt(space);
        for (float value : values) {
            out.writeInt(Integer.reverseBytes(Float.floatToRawIntBits(value)));
        }
        return this;
    }

    byte[] end(long faces, long embeddings) throws Exception {
        record(BackupFormat.END, 16);
        out.writeLong(faces);
        out.writeLong(embeddings);
        out.write(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }
}
