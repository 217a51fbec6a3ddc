package io.mien.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            VectorFiles.write(vectors, size, faces::face);
            VectorFiles.write(searched, probes.size(), probes::get);
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
}
