package io.mien.maix.nn;

import io.mien.StageKind;
import io.mien.maix.Maix;
import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.recognizer.Recognizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Models whose pictures are rows of people. */
final class PixelModels implements FaceModels {
    final PixelRecognizer recognizer = new PixelRecognizer();
    final AtomicInteger closes = new AtomicInteger();

    @Override
    public Recognizer recognizer() {
        return recognizer;
    }

    @Override
    public Matcher matcher() {
        return dimension -> new Scan(dimension, new TreeMap<>());
    }

    @Override
    public Maix maix() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mud mud(StageKind kind) {
        boolean detector = kind == StageKind.DETECTOR;
        try {
            return Mud.parse(
                    "[basic]\ntype=onnx\nmodel=a.onnx\n[extra]\n"
                            + (detector
                                    ? "model_type=retinaface\ninput_type=bgr\nmean=104,117,123\nscale=.5,1,2\nlabels=face"
                                    : "model_type=face_feature\ninput_type=rgb\nmean=127.5\nscale=.0078125"),
                    "a.mud");
        } catch (ModelRejectedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public InputSize input() {
        return new InputSize(320, 256);
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }

    private record Scan(int dimension, Map<Long, float[]> faces) implements Index {
        @Override
        public int size() {
            return faces.size();
        }

        @Override
        public void put(long faceId, float[] embedding) {
            faces.put(faceId, embedding.clone());
        }

        @Override
        public void remove(long faceId) {
            faces.remove(faceId);
        }

        @Override
        public List<Hit> search(float[] probe, int k) {
            return faces.entrySet().stream()
                    .map(face -> new Hit(face.getKey(), cosine(face.getValue(), probe)))
                    .sorted(Comparator.comparingDouble(Hit::cosine).reversed())
                    .limit(k)
                    .toList();
        }

        private static float cosine(float[] a, float[] b) {
            float sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        @Override
        public void close() {}
    }
}
