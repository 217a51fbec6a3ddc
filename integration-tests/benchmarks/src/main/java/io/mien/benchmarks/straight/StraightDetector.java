package io.mien.benchmarks.straight;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.imgproc.Imgproc;

/** RetinaFace 320x256 by hand: resize, pad, blob, run, decode, NMS. */
public final class StraightDetector implements AutoCloseable {
    public static final int WIDTH = 320;
    public static final int HEIGHT = 256;
    private static final Scalar MEAN = new Scalar(104, 117, 123);
    private static final float CONFIDENCE = .5f;
    private static final float IOU = .45f;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final float[][] priors = priors();

    public StraightDetector(Path model, int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        session = environment.createSession(model.toString(), options);
    }

    /** Five points and a box, in pixels of the picture. */
    public record Found(float[] box, float score, float[] points) {}

    public List<Found> detect(Mat picture) throws OrtException {
        double scale = Math.min((double) WIDTH / picture.cols(), (double) HEIGHT / picture.rows());
        Mat resized = new Mat();
        Mat padded = new Mat();
        Imgproc.resize(picture, resized, new Size(picture.cols() * scale, picture.rows() * scale));
        Core.copyMakeBorder(
                resized, padded, 0, HEIGHT - resized.rows(), 0, WIDTH - resized.cols(), Core.BORDER_CONSTANT);
        Mat blob = Dnn.blobFromImage(padded, 1, new Size(), MEAN, false, false);
        float[] input = new float[3 * WIDTH * HEIGHT];
        Mat flat = blob.reshape(1, 1);
        flat.get(0, 0, input);
        try (OnnxTensor tensor = tensor(input);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            return decode(result, scale);
        } finally {
            flat.release();
            blob.release();
            padded.release();
            resized.release();
        }
    }

    /** A tensor of one letterboxed picture. */
    public OnnxTensor tensor(float[] input) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), new long[] {1, 3, HEIGHT, WIDTH});
    }

    /** The bare network. */
    public void run(OnnxTensor tensor) throws OrtException {
        session.run(Map.of(session.getInputNames().iterator().next(), tensor)).close();
    }

    private List<Found> decode(OrtSession.Result result, double scale) throws OrtException {
        float[][] loc = ((float[][][]) result.get("loc").orElseThrow().getValue())[0];
        float[][] conf = ((float[][][]) result.get("conf").orElseThrow().getValue())[0];
        float[][] landms = ((float[][][]) result.get("landms").orElseThrow().getValue())[0];
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < priors.length; i++) {
            if (conf[i][1] >= CONFIDENCE) {
                found.add(face(priors[i], loc[i], conf[i][1], landms[i], scale));
            }
        }
        found.sort(Comparator.comparingDouble((Found f) -> f.score).reversed());
        return suppressed(found);
    }

    private static Found face(float[] p, float[] loc, float score, float[] landms, double scale) {
        double w = p[2] * Math.exp(loc[2] * .2);
        double h = p[3] * Math.exp(loc[3] * .2);
        double x = p[0] + loc[0] * .1 * p[2] - w / 2;
        double y = p[1] + loc[1] * .1 * p[3] - h / 2;
        float[] points = new float[10];
        for (int k = 0; k < 5; k++) {
            points[2 * k] = (float) ((p[0] + landms[2 * k] * .1 * p[2]) / scale);
            points[2 * k + 1] = (float) ((p[1] + landms[2 * k + 1] * .1 * p[3]) / scale);
        }
        float[] box = {(float) (x / scale), (float) (y / scale), (float) (w / scale), (float) (h / scale)};
        return new Found(box, score, points);
    }

    private static List<Found> suppressed(List<Found> sorted) {
        List<Found> kept = new ArrayList<>();
        for (Found f : sorted) {
            if (kept.stream().noneMatch(k -> iou(k.box, f.box) > IOU)) {
                kept.add(f);
            }
        }
        return kept;
    }

    private static float iou(float[] a, float[] b) {
        float w = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
        float h = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
        return w <= 0 || h <= 0 ? 0 : w * h / (a[2] * a[3] + b[2] * b[3] - w * h);
    }

    /** Centers and sizes in input pixels. */
    private static float[][] priors() {
        List<float[]> all = new ArrayList<>();
        int[] strides = {8, 16, 32};
        int[][] sizes = {{16, 32}, {64, 128}, {256, 512}};
        for (int s = 0; s < strides.length; s++) {
            for (int y = 0; y < HEIGHT / strides[s]; y++) {
                for (int x = 0; x < WIDTH / strides[s]; x++) {
                    for (int size : sizes[s]) {
                        all.add(new float[] {(x + .5f) * strides[s], (y + .5f) * strides[s], size, size});
                    }
                }
            }
        }
        return all.toArray(new float[0][]);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
