package io.mien.recognizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of MaixPy's {@code faces.bin}: repeated name in UTF-8, 0, {@code uint16 count} little-endian,
 * {@code count x float32} little-endian. No header, no end mark: a file ends with its last face.
 */
public final class FacesFormat {
    private static final int MOST_VALUES = 0xFFFF;

    private FacesFormat() {}

    /**
     * The bytes of a file with these faces, in this order.
     *
     * @throws IllegalArgumentException if a name has a 0, or an embedding more than 65535 values
     */
    public static byte[] write(List<NamedEmbedding> faces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (NamedEmbedding face : faces) {
            out.writeBytes(record(face));
        }
        return out.toByteArray();
    }

    private static byte[] record(NamedEmbedding face) {
        byte[] name = face.name().getBytes(StandardCharsets.UTF_8);
        if (face.values().length > MOST_VALUES || face.name().indexOf(0) >= 0) {
            throw new IllegalArgumentException("not a face of a faces.bin: " + face);
        }
        ByteBuffer bytes = ByteBuffer.allocate(name.length + 1 + Short.BYTES + face.values().length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name)
                .put((byte) 0)
                .putShort((short) face.values().length);
        for (float value : face.values()) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    /**
     * The faces of a file.
     *
     * @param file the whole file
     * @param source its name, for errors
     * @throws FacesFileException naming the byte at which the file tears and how many whole faces come before it
     */
    public static List<NamedEmbedding> read(byte[] file, String source) throws FacesFileException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<NamedEmbedding> faces = new ArrayList<>();
        while (bytes.hasRemaining()) {
            faces.add(next(bytes, source, faces.size()));
        }
        return faces;
    }

    private static NamedEmbedding next(ByteBuffer bytes, String source, int before) throws FacesFileException {
        int start = bytes.position();
        String name = name(bytes, source, before);
        int count = bytes.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(bytes.getShort());
        if (count < 0 || bytes.remaining() < count * Float.BYTES) {
            throw torn(source, start, bytes.limit(), before);
        }
        float[] values = new float[count];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + count * Float.BYTES);
        return new NamedEmbedding(name, values);
    }

    private static String name(ByteBuffer bytes, String source, int before) throws FacesFileException {
        int start = bytes.position();
        int end = start;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        if (end == bytes.limit()) {
            throw torn(source, start, end, before);
        }
        ByteBuffer name = bytes.slice(start, end - start);
        bytes.position(end + 1);
        try {
            // A decoder, not new String(): bytes that are not UTF-8 are an error here, not question marks.
            return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
        } catch (CharacterCodingException e) {
            throw new FacesFileException(source + ": the name at byte " + start + " is not UTF-8", e);
        }
    }

    private static FacesFileException torn(String source, int start, int end, int before) {
        return new FacesFileException(source + " is torn: the face that begins at byte " + start
                + " is not whole at the file's end, byte " + end + "; " + before + " whole faces come before it");
    }
}
