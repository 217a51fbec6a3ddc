package io.mien.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Embeddings in two files of little-endian float32, as {@code peers/gallery.py} reads them. */
final class VectorFiles implements Vectors {
    static final String FACES = "vectors.f32";
    static final String PROBES = "probes.f32";

    private final int dimension;
    private final FloatBuffer faces;
    private final FloatBuffer probes;

    VectorFiles(Path folder, int dimension) throws IOException {
        this.dimension = dimension;
        faces = floats(folder.resolve(FACES));
        probes = floats(folder.resolve(PROBES));
    }

    private static FloatBuffer floats(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    /** @param row by its number */
    static void write(Path file, int rows, IntFunction<float[]> row) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < rows; i++) {
                float[] values = row.apply(i);
                ByteBuffer bytes =
                        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                out.write(bytes.array());
            }
        }
    }

    int size() {
        return faces.capacity() / dimension;
    }

    int probes() {
        return probes.capacity() / dimension;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public float[] face(long number) {
        return row(faces, number);
    }

    @Override
    public float[] probe(long number) {
        return row(probes, number);
    }

    private float[] row(FloatBuffer rows, long number) {
        float[] row = new float[dimension];
        rows.get(Math.toIntExact(number * dimension), row);
        return row;
    }
}
