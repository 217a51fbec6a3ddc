package io.mien.benchmarks.straight;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.imgproc.Imgproc;

/** A feature model by hand: similarity, warpAffine, blob, run, unit length. */
public final class StraightExtractor implements AutoCloseable {
    public static final int SIDE = 112;
    private static final double[] TEMPLATE = {
        38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
    };

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    public StraightExtractor(Path model, int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        session = environment.createSession(model.toString(), options);
    }

    public float[] extract(Mat picture, float[] points) throws OrtException {
        Mat transform = similarity(points);
        Mat crop = new Mat();
        Imgproc.warpAffine(picture, crop, transform, new Size(SIDE, SIDE), Imgproc.INTER_LINEAR);
        Mat blob = Dnn.blobFromImage(crop, 1, new Size(), new Scalar(0, 0, 0), true, false);
        float[] input = new float[3 * SIDE * SIDE];
        Mat flat = blob.reshape(1, 1);
        flat.get(0, 0, input);
        try (OnnxTensor tensor = tensor(input);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            return unit(((float[][]) result.get(0).getValue())[0]);
        } finally {
            flat.release();
            blob.release();
            crop.release();
            transform.release();
        }
    }

    /** A tensor of one aligned face. */
    public OnnxTensor tensor(float[] input) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), new long[] {1, 3, SIDE, SIDE});
    }

    /** The bare network. */
    public void run(OnnxTensor tensor) throws OrtException {
        session.run(Map.of(session.getInputNames().iterator().next(), tensor)).close();
    }

    private static float[] unit(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v * v;
        }
        float norm = (float) Math.sqrt(sum);
        for (int i = 0; i < values.length; i++) {
            values[i] /= norm;
        }
        return values;
    }

    private static Mat similarity(float[] p) {
        double fx = 0, fy = 0, gx = 0, gy = 0;
        for (int i = 0; i < 10; i += 2) {
            fx += p[i] / 5;
            fy += p[i + 1] / 5;
            gx += TEMPLATE[i] / 5;
            gy += TEMPLATE[i + 1] / 5;
        }
        double real = 0, imaginary = 0, spread = 0;
        for (int i = 0; i < 10; i += 2) {
            double x = p[i] - fx, y = p[i + 1] - fy, u = TEMPLATE[i] - gx, v = TEMPLATE[i + 1] - gy;
            real += x * u + y * v;
            imaginary += x * v - y * u;
            spread += x * x + y * y;
        }
        double a = real / spread, b = imaginary / spread;
        Mat transform = new Mat(2, 3, CvType.CV_64F);
        transform.put(0, 0, a, -b, gx - a * fx + b * fy, b, a, gy - b * fx - a * fy);
        return transform;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
