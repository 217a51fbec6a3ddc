package io.mien.products;

import io.mien.detector.Face;
import io.mien.reference.ExpectedDetections;
import io.mien.tck.PlainJson;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code --json} for a picture.
 *
 * @param file as it was typed
 * @param error reason for a missing answer, otherwise empty
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param faces best score first
 * @param lineUp the serving stage of each kind
 */
record PrintedAnswer(String file, String error, int width, int height, List<Found> faces, Map<String, Object> lineUp) {
    /**
     * A face.
     *
     * @param face box, score and points
     * @param label the person's name, empty if it was not asked for
     * @param similarity of the best hit
     * @param embedding of length 0 if it was not asked for
     */
    record Found(Face face, String label, double similarity, float[] embedding) {}

    @SuppressWarnings("unchecked")
    static PrintedAnswer of(Map<String, Object> json) {
        String error = (String) json.getOrDefault("error", "");
        if (!error.isEmpty()) {
            return new PrintedAnswer((String) json.get("file"), error, 0, 0, List.of(), Map.of());
        }
        return new PrintedAnswer(
                (String) json.get("file"),
                "",
                ((Double) json.get("width")).intValue(),
                ((Double) json.get("height")).intValue(),
                ((List<Map<String, Object>>) json.get("faces"))
                        .stream().map(PrintedAnswer::found).toList(),
                (Map<String, Object>) json.get("lineUp"));
    }

    private static Found found(Map<String, Object> json) {
        return new Found(
                ExpectedDetections.face(json),
                (String) json.getOrDefault("label", ""),
                (Double) json.getOrDefault("similarity", 0.),
                json.containsKey("embedding") ? PlainJson.floats(json.get("embedding")) : new float[0]);
    }

    /** The only face. */
    Found face() {
        if (faces.size() != 1) {
            throw new AssertionError(faces.size() + " faces in " + this);
        }
        return faces.get(0);
    }

    /** The places of the faces, and no more. */
    List<Face> plainFaces() {
        return faces.stream().map(Found::face).toList();
    }

    /** The names that were recognized, in the order of the faces. */
    List<String> labels() {
        return faces.stream().map(Found::label).toList();
    }
}
