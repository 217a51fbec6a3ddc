package io.mien.trial;

import io.mien.detector.Face;
import io.mien.model.ModelRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The trial that comes with a model: a picture, and what the model answered on it when it was packed. It lies in the folder
 * that {@code [mien] trial} names, as the file {@link #FILE} beside the picture. The file is UTF-8 text of {@code key = value},
 * comments from {@code ;} or {@code #}; unknown keys are ignored:
 *
 * <pre>
 * picture = picture.ppm
 * face = x y width height score x1 y1 x2 y2 x3 y3 x4 y4 x5 y5
 * embedding = v v v v
 * iou = 0.8
 * points = 0.05
 * score = 0.1
 * cosine = 0.98
 * </pre>
 *
 * <p>A detector's has one {@code face} for each that is to be found, in pixels of the picture, and none if the picture shows
 * nobody. A feature model's has the {@code embedding} of unit length, its picture being the aligned crop in the size of the
 * template. A picture ending in {@code .ppm} is read everywhere, any other with the codec that is installed.
 *
 * @param picture name of the picture's file in the same folder
 * @param faces what a detector finds
 * @param embedding what a feature model answers, empty for a detector
 * @param limits how far an answer may be off
 */
public record Trial(String picture, List<Face> faces, List<Float> embedding, Limits limits) {
    /** Name of the text in the trial's folder. */
    public static final String FILE = "trial.txt";

    /**
     * How far an answer may be off.
     *
     * @param iou least IoU of a box with the one expected, 0..1
     * @param points most distance of a landmark, as a share of the larger side of the box
     * @param score most difference of a detector's score
     * @param cosine least cosine of an embedding with the one expected
     */
    public record Limits(float iou, float points, float score, float cosine) {
        /** Wide enough for another processor's rounding, and for a twin of the weights in 8 bits. */
        public static final Limits DEFAULT = new Limits(.8f, .05f, .1f, .98f);
    }

    public Trial {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(limits, "limits");
        faces = List.copyOf(faces);
        embedding = List.copyOf(embedding);
    }

    /** The trial of a detector that finds these faces. */
    public static Trial ofFaces(String picture, List<Face> faces) {
        return new Trial(picture, faces, List.of(), Limits.DEFAULT);
    }

    /** The trial of a feature model that answers a crop with this embedding. */
    public static Trial ofEmbedding(String picture, float[] embedding) {
        List<Float> values = new ArrayList<>(embedding.length);
        for (float value : embedding) {
            values.add(value);
        }
        return new Trial(picture, List.of(), values, Limits.DEFAULT);
    }

    /**
     * Reads the text of a {@link #FILE}.
     *
     * @param source what an error calls it
     * @throws ModelRejectedException naming the source, the key and what is wrong with it
     */
    public static Trial parse(String text, String source) throws ModelRejectedException {
        return new TrialText(source).parse(text);
    }

    /** What {@link #parse} reads. */
    public String toText() {
        return TrialText.write(this);
    }
}
