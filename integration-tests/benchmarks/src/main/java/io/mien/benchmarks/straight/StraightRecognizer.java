package io.mien.benchmarks.straight;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/** The whole chain as a straight program: what a careful programmer writes with direct calls of OpenCV and ONNX Runtime. */
public final class StraightRecognizer {
    private final StraightDetector detector;
    private final StraightExtractor extractor;
    private final List<float[]> gallery = new ArrayList<>();

    public StraightRecognizer(StraightDetector detector, StraightExtractor extractor) {
        this.detector = detector;
        this.extractor = extractor;
    }

    public void enroll(float[] embedding) {
        gallery.add(embedding);
    }

    /** The index of the nearest person of each face, with the cosine. */
    public List<float[]> recognize(Mat picture) throws OrtException {
        List<float[]> answers = new ArrayList<>();
        for (StraightDetector.Found face : detector.detect(picture)) {
            answers.add(nearest(extractor.extract(picture, face.points())));
        }
        return answers;
    }

    private float[] nearest(float[] probe) {
        float best = -2;
        int who = -1;
        for (int i = 0; i < gallery.size(); i++) {
            float[] e = gallery.get(i);
            float sum = 0;
            for (int k = 0; k < probe.length; k++) {
                sum += e[k] * probe[k];
            }
            if (sum > best) {
                best = sum;
                who = i;
            }
        }
        return new float[] {who, best};
    }
}
