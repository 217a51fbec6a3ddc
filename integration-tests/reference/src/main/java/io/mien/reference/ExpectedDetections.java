package io.mien.reference;

import io.mien.detector.Face;
import io.mien.tck.PlainJson;
import io.mien.tck.TestFaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detections of an independent implementation: {@code media/expected/detections.json} of the {@link SharedFolder}. */
public final class ExpectedDetections {
    private final Map<String, Object> pictures;

    /** @param shared the folder */
    public ExpectedDetections(Path shared) throws IOException {
        pictures = PlainJson.object(shared.resolve("media/expected/detections.json"));
    }

    /**
     * Faces by picture.
     *
     * @param detector key of a detector in the file
     * @return names of pictures, relative to {@code media}, each with its faces, best first
     */
    public Map<String, List<Face>> of(String detector) {
        Map<String, List<Face>> found = new LinkedHashMap<>();
        pictures.forEach((picture, detectors) -> {
            List<?> faces = (List<?>) ((Map<?, ?>) detectors).get(detector);
            found.put(picture, faces.stream().map(f -> face((Map<?, ?>) f)).toList());
        });
        return found;
    }

    /** A face of JSON: {@code box} [x, y, w, h], {@code score}, {@code points} [[x, y] x 5]. */
    public static Face face(Map<?, ?> face) {
        List<Float> numbers = new ArrayList<>();
        add(numbers, face.get("box"));
        for (Object point : (List<?>) face.get("points")) {
            add(numbers, point);
        }
        float[] plain = new float[numbers.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = numbers.get(i);
        }
        return TestFaces.face(((Double) face.get("score")).floatValue(), plain);
    }

    private static void add(List<Float> numbers, Object array) {
        for (float number : PlainJson.floats(array)) {
            numbers.add(number);
        }
    }
}
