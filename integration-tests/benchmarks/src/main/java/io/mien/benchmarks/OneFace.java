package io.mien.benchmarks;

import ai.onnxruntime.OnnxTensor;
import io.mien.StageKind;
import io.mien.aligner.AlignmentId;
import io.mien.benchmarks.straight.StraightDetector;
import io.mien.benchmarks.straight.StraightExtractor;
import io.mien.benchmarks.straight.StraightRecognizer;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import io.mien.store.FaceStore;
import io.mien.store.NewFace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * One face in 640x480 and 100 people: Mien, a straight program that does the same work by hand, and the bare networks on ready
 * tensors. All in one process, with the same number of threads a model.
 */
final class OneFace implements AutoCloseable {
    private static final int PEOPLE = 100;

    private final int threads;
    private final byte[] pixels;
    private final List<float[]> gallery = new ArrayList<>();
    private EmbeddedProduct product;
    private Recognizer recognizer;
    private final Image image;
    private final Mat mat;
    private StraightDetector detector;
    private StraightExtractor extractor;
    private StraightRecognizer straight;
    private OnnxTensor detectorInput;
    private OnnxTensor extractorInput;

    OneFace(int threads) throws Exception {
        this.threads = threads;
        nu.pattern.OpenCV.loadLocally();
        pixels = BenchmarkMaterial.picture();
        image = Image.of(BenchmarkMaterial.WIDTH, BenchmarkMaterial.HEIGHT, PixelFormat.BGR, pixels);
        mat = new Mat(BenchmarkMaterial.HEIGHT, BenchmarkMaterial.WIDTH, CvType.CV_8UC3);
        mat.put(0, 0, pixels);
        openStraight();
        openMien();
        sameAnswer();
    }

    private void openStraight() throws Exception {
        detector = new StraightDetector(BenchmarkMaterial.weights(BenchmarkMaterial.detectorName()), threads);
        extractor = new StraightExtractor(BenchmarkMaterial.weights(BenchmarkMaterial.extractorName()), threads);
        straight = new StraightRecognizer(detector, extractor);
        detectorInput = detector.tensor(new float[3 * StraightDetector.WIDTH * StraightDetector.HEIGHT]);
        extractorInput = extractor.tensor(new float[3 * StraightExtractor.SIDE * StraightExtractor.SIDE]);
    }

    private void openMien() throws Exception {
        product = EmbeddedProduct.start(threads);
        recognizer = product.recognizer();
        Extractor made = product.service(Extractor.class);
        EmbeddingSpace space = new EmbeddingSpace(made.embeddingModel(), AlignmentId.SIMILARITY);
        Random random = new Random(1);
        List<NewFace> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            float[] embedding = BenchmarkMaterial.unit(random, made.dimension());
            straight.enroll(embedding);
            gallery.add(embedding);
            people.add(new NewFace("person " + i, Optional.empty(), new Embedding(space, embedding)));
        }
        product.service(FaceStore.class).add(people);
    }

    /** Both must have done the same work, or the ratio says nothing. */
    private void sameAnswer() throws Exception {
        Recognition ours = recognizer.recognize(image, RecognizeOptions.defaults());
        List<float[]> theirs = straight.recognize(mat);
        float cosine = ours.faces().isEmpty() ? 0 : cosine(ours);
        if (ours.faces().size() != 1 || theirs.size() != 1 || Math.abs(cosine - theirs.get(0)[1]) > .02) {
            throw new IllegalStateException("different answers: " + ours + " and " + theirs.size() + " faces");
        }
        if (!ours.lineUp().stage(StageKind.ALIGNER).name().equals("opencv")) {
            throw new IllegalStateException("not the default line-up: " + ours.lineUp());
        }
    }

    Recognition mien() throws Exception {
        return recognizer.recognize(image, RecognizeOptions.defaults());
    }

    List<float[]> straight() throws Exception {
        return straight.recognize(mat);
    }

    void bareNetworks() throws Exception {
        detector.run(detectorInput);
        extractor.run(extractorInput);
    }

    /** The picture: BGR, packed, {@link BenchmarkMaterial#WIDTH} x {@link BenchmarkMaterial#HEIGHT}. */
    byte[] picture() {
        return pixels;
    }

    /** The embeddings of the people. */
    List<float[]> gallery() {
        return gallery;
    }

    /** The nearest person's cosine in {@link #mien}'s answer. */
    static float cosine(Recognition recognition) {
        return 2 * recognition.faces().get(0).similarity() - 1;
    }

    @Override
    public void close() throws Exception {
        product.close();
        detectorInput.close();
        extractorInput.close();
        detector.close();
        extractor.close();
    }
}
