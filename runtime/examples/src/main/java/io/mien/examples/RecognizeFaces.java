package io.mien.examples;

import io.mien.maix.app.App;
import io.mien.maix.camera.Camera;
import io.mien.maix.display.Display;
import io.mien.maix.image.Color;
import io.mien.maix.image.Image;
import io.mien.maix.nn.FaceObject;
import io.mien.maix.nn.FaceRecognizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Names the faces in front of a camera: the program of MaixPy's page on face recognition.
 *
 * <pre>{@code java -cp mien-maix.jar RecognizeFaces.java [DETECTOR.mud FEATURE.mud [faces.bin]]}</pre>
 */
public final class RecognizeFaces {
    private static final String DETECTOR = "mien_detector";
    private static final String FEATURE = "mien_feature";

    private RecognizeFaces() {}

    /** @param args the models, by path or by name of one that comes with Mien, and the file of the people */
    public static void main(String[] args) {
        String detector = args.length > 0 ? args[0] : DETECTOR;
        String feature = args.length > 1 ? args[1] : FEATURE;
        String faces = args.length > 2 ? args[2] : "faces.bin";
        try (FaceRecognizer recognizer = new FaceRecognizer(detector, feature);
                Camera camera =
                        new Camera(recognizer.inputWidth(), recognizer.inputHeight(), recognizer.inputFormat());
                Display display = new Display()) {
            if (Files.exists(Path.of(faces))) {
                recognizer.loadFaces(faces);
            }
            while (!App.needExit()) {
                Image image = camera.read();
                for (FaceObject face : recognizer.recognize(image, .5, .45, .8)) {
                    String label = recognizer.labels().get(face.classId());
                    image.drawRect(face.x(), face.y(), face.w(), face.h(), Color.COLOR_RED);
                    image.drawKeypoints(face.points(), Color.COLOR_RED, Math.min(4, (face.w() + 9) / 10));
                    image.drawString(
                            face.x(),
                            face.y(),
                            String.format(Locale.ROOT, "%s: %.2f", label, face.score()),
                            Color.COLOR_RED);
                }
                display.show(image);
            }
        }
    }
}
