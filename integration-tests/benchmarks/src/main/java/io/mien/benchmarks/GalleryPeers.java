package io.mien.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Runs {@code peers/gallery.py} on the vectors of a {@link GalleryBenchmark}. */
final class GalleryPeers {
    private GalleryPeers() {}

    /**
     * @param python a Python with the packages that the script names
     * @param size faces of the gallery
     * @param methods names of what it runs, with commas between; everything if empty
     */
    static void run(String python, Vectors faces, int size, List<float[]> probes, Optional<String> methods)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mien-vectors");
        Path vectors = folder.resolve(VectorFiles.FACES);
        Path searched = folder.resolve(VectorFiles.PROBES);
        try {
            write(vectors, size, faces::face);
            write(searched, probes.size(), i -> probes.get((int) i));
            List<String> command = new ArrayList<>(List.of(
                    python,
                    "integration-tests/benchmarks/peers/gallery.py",
                    folder.toString(),
                    Integer.toString(faces.dimension())));
            methods.ifPresent(names -> command.addAll(List.of(names.split(","))));
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IOException(command + " ended with " + exit);
            }
        } finally {
            Files.deleteIfExists(vectors);
            Files.deleteIfExists(searched);
            Files.delete(folder);
        }
    }

    private static void write(Path file, int rows, LongFunction<float[]> row) throws IOException {
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
}
