package io.mien.benchmarks;

import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.extractor.Embedding;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.Recognizer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Embeddings of people of LFW for {@link GalleryBenchmark}, which searches them with {@code vectors=FOLDER}: in the gallery the
 * first picture of each person and each stranger, then made-up embeddings with the mean and covariance of the real ones; the
 * other pictures are the probes. The pictures lie beside the checkout, as {@code media/lfw/known/PERSON/*.jpg} and {@code
 * media/lfw/unknown/*.jpg}.
 *
 * <p>Arguments: the name of an extractor, a folder to write to and the number of made-up embeddings. Run from the root of the
 * checkout, after a build: {@code java -Xmx2g -cp
 * 'integration-tests/benchmarks/target/classes:integration-tests/benchmarks/target/lib/*' io.mien.benchmarks.LfwVectors
 * mobileface_v2 FOLDER 100000}.
 */
public final class LfwVectors {
    private final Recognizer recognizer;
    private final String extractor;
    private final List<float[]> gallery = new ArrayList<>();
    private final List<float[]> probes = new ArrayList<>();

    private LfwVectors(Recognizer recognizer, String extractor) {
        this.recognizer = recognizer;
        this.extractor = extractor;
    }

    public static void main(String[] arguments) throws Exception {
        String extractor = arguments[0];
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int madeUp = Integer.parseInt(arguments[2]);
        try (EmbeddedProduct product = EmbeddedProduct.start(
                1, Map.of(), BenchmarkMaterial.models(), BenchmarkMaterial.detectorName(), extractor)) {
            product.service(Detector.class);
            product.service(Extractor.class);
            LfwVectors vectors = new LfwVectors(product.recognizer(), extractor);
            vectors.embed();
            vectors.write(folder, madeUp);
            System.out.printf(
                    "%d pictures, %,d made-up embeddings, %d probes; dimension=%d vectors=%s%n",
                    vectors.gallery.size(), madeUp, vectors.probes.size(), vectors.gallery.get(0).length, folder);
        }
    }

    private void embed() throws Exception {
        for (Path person : sorted("known")) {
            List<Path> pictures = sorted("known/" + person.getFileName());
            gallery.add(embedding(pictures.get(0)));
            for (Path picture : pictures.subList(1, pictures.size())) {
                probes.add(embedding(picture));
            }
        }
        for (Path stranger : sorted("unknown")) {
            gallery.add(embedding(stranger));
        }
    }

    private static List<Path> sorted(String folder) throws IOException {
        try (Stream<Path> files = Files.list(BenchmarkMaterial.lfw().resolve(folder))) {
            return files.sorted().toList();
        }
    }

    /** Of the face in the middle, which is the person's. */
    private float[] embedding(Path picture) throws Exception {
        BufferedImage read = ImageIO.read(picture.toFile());
        BufferedImage bgr = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        bgr.getGraphics().drawImage(read, 0, 0, null);
        byte[] bytes = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
        Image image = Image.of(bgr.getWidth(), bgr.getHeight(), PixelFormat.BGR, bytes);
        Embedding embedding = recognizer.embed(image, DetectorOptions.defaults(), FaceSelection.CENTRE).faces().stream()
                .map(EmbeddedFace::embedding)
                .findFirst()
                .orElseThrow(() -> new IOException(picture + ": no face was found"))
                .orElseThrow(() -> new IOException(picture + ": the points do not span a face"));
        if (!embedding.space().model().name().equals(extractor)) {
            throw new IllegalStateException(embedding + " is not of " + extractor);
        }
        return embedding.values();
    }

    private void write(Path folder, int madeUp) throws IOException {
        List<float[]> real = new ArrayList<>(gallery);
        real.addAll(probes);
        float[] mean = sum(real, i -> 1f / real.size());
        List<float[]> differences =
                real.stream().map(one -> difference(one, mean)).toList();
        Random random = new Random(1);
        double spread = 1 / Math.sqrt(real.size());
        VectorFiles.write(
                folder.resolve(VectorFiles.FACES),
                gallery.size() + madeUp,
                row -> row < gallery.size() ? gallery.get(row) : madeUp(mean, differences, random, spread));
        VectorFiles.write(folder.resolve(VectorFiles.PROBES), probes.size(), probes::get);
    }

    /**
     * The mean, and each difference from it times a random number: such sums have the covariance of what the differences are of.
     */
    private static float[] madeUp(float[] mean, List<float[]> differences, Random random, double spread) {
        float[] sum = sum(differences, i -> (float) (random.nextGaussian() * spread));
        for (int i = 0; i < sum.length; i++) {
            sum[i] += mean[i];
        }
        return BenchmarkMaterial.unit(sum);
    }

    /** How much of a row goes into a sum. */
    @FunctionalInterface
    private interface Share {
        float of(int row);
    }

    private static float[] sum(List<float[]> rows, Share share) {
        float[] sum = new float[rows.get(0).length];
        for (int row = 0; row < rows.size(); row++) {
            add(rows.get(row), share.of(row), sum);
        }
        return sum;
    }

    private static void add(float[] row, float share, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * row[i];
        }
    }

    private static float[] difference(float[] one, float[] mean) {
        float[] difference = one.clone();
        add(mean, -1, difference);
        return difference;
    }
}
