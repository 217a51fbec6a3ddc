package io.mien.products;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * MaixPy's {@code faces.bin}, read and written by itself from the description of the format: name, 0, uint16 count
 * little-endian, count x float32 little-endian, over and over.
 */
final class FacesBin {
    /** A face of the file. */
    record Entry(String name, float[] values) {
        double length() {
            double sum = 0;
            for (float value : values) {
                sum += (double) value * value;
            }
            return Math.sqrt(sum);
        }
    }

    private FacesBin() {}

    static List<Entry> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Entry> entries = new ArrayList<>();
        while (bytes.hasRemaining()) {
            ByteArrayOutputStream name = new ByteArrayOutputStream();
            for (byte b = bytes.get(); b != 0; b = bytes.get()) {
                name.write(b);
            }
            float[] values = new float[Short.toUnsignedInt(bytes.getShort())];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getFloat();
            }
            entries.add(new Entry(name.toString(StandardCharsets.UTF_8), values));
        }
        return entries;
    }

    static Path write(Path file, List<Entry> entries) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.allocate(name.length + 3 + Float.BYTES * entry.values().length)
                    .order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(name).put((byte) 0).putShort((short) entry.values().length);
            for (float value : entry.values()) {
                bytes.putFloat(value);
            }
            all.write(bytes.array());
        }
        return Files.write(file, all.toByteArray());
    }
}
