package io.mien.demo.swap;

import io.mien.command.people.TrueFace;
import io.mien.image.Image;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Label;
import java.util.List;

/**
 * A picture that is recognized over and over, with the truth about it.
 *
 * @param name of the picture
 * @param image its pixels
 * @param faces the faces that it shows
 * @param options how it is recognized
 */
record DemoScene(String name, Image image, List<TrueFace> faces, RecognizeOptions options) {
    /** A face is the one of the truth where the boxes overlap by this much, intersection over union. */
    private static final float SAME = .5f;

    /** The fault of an answer: a missing face, an invented one, or a wrong name. */
    String wrong(Recognition answer) {
        if (answer.faces().size() != faces.size()) {
            return name + ": " + answer.faces().size() + " faces, not " + faces.size();
        }
        for (TrueFace truth : faces) {
            String label = truth.person().orElse(Label.UNKNOWN);
            boolean right = answer.faces().stream()
                    .anyMatch(f -> isOf(truth, f) && f.label().equals(label));
            if (!right) {
                return name + ": " + label + " was given another name, or not found";
            }
        }
        return "";
    }

    private static boolean isOf(TrueFace truth, RecognizedFace face) {
        return truth.box().iou(face.face().box()) >= SAME;
    }
}
