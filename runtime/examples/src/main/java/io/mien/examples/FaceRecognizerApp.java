package io.mien.examples;

import io.mien.maix.app.App;
import io.mien.maix.camera.Camera;
import io.mien.maix.display.Display;
import io.mien.maix.image.Color;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Image;
import io.mien.maix.image.Size;
import io.mien.maix.nn.FaceObject;
import io.mien.maix.nn.FaceRecognizer;
import io.mien.maix.time.Time;
import io.mien.maix.touchscreen.Touch;
import io.mien.maix.touchscreen.TouchScreen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Learns the people in front of a camera by a button and names them: MaixPy's app {@code app_face_recognizer}. <em>learn</em> adds every
 * unknown face of the picture as {@code id_0}, {@code id_1} and so on, shows the last aligned face for five seconds and saves all faces
 * at once; <em>clear</em> forgets everybody; <em>back</em> ends the program. What goes wrong is shown on the screen.
 *
 * <pre>{@code java -cp mien-maix.jar FaceRecognizerApp.java [DETECTOR.mud FEATURE.mud [faces.bin [THRESHOLD]]]}</pre>
 */
public final class FaceRecognizerApp {
    private static final double PREVIEW_SECONDS = 5;
    private static final int BUTTON_HEIGHT = 30;

    private final Display display;
    private final FaceRecognizer recognizer;
    private final String file;
    private final double threshold;
    private int learned;
    private Optional<Image> preview = Optional.empty();
    private double previewed;

    private FaceRecognizerApp(Display display, FaceRecognizer recognizer, String file, double threshold) {
        this.display = display;
        this.recognizer = recognizer;
        this.file = file;
        this.threshold = threshold;
    }

    /**
     * A place in the picture that can be clicked.
     *
     * @param shown where it lies on the display: x, y, width and height
     */
    private record Button(String text, int x, int y, int width, int[] shown) {
        static Button of(String text, int x, int y, int width, Size picture, Display display) {
            int[] shown = Image.resizeMapPos(
                    picture.width(),
                    picture.height(),
                    display.width(),
                    display.height(),
                    Fit.FIT_CONTAIN,
                    x,
                    y,
                    width,
                    BUTTON_HEIGHT);
            return new Button(text, x, y, width, shown);
        }

        boolean has(Touch touch) {
            return touch.x() > shown[0]
                    && touch.x() < shown[0] + shown[2]
                    && touch.y() > shown[1]
                    && touch.y() < shown[1] + shown[3];
        }

        void draw(Image image) {
            image.drawRect(x, y, width, BUTTON_HEIGHT, Color.COLOR_WHITE, 2);
            image.drawString(x + 6, y + 7, text, Color.COLOR_WHITE);
        }
    }

    /** @param args the models, by path or by name of one that comes with Mien, the file of the people, the least score of a known one */
    public static void main(String[] args) {
        try (Display display = new Display()) {
            try {
                showMessage(display, "loading ...");
                String detector = args.length > 0 ? args[0] : "mien_detector";
                String feature = args.length > 1 ? args[1] : "mien_feature";
                String file = args.length > 2 ? args[2] : "faces.bin";
                double threshold = args.length > 3 ? Double.parseDouble(args[3]) : .85;
                try (FaceRecognizer recognizer = new FaceRecognizer(detector, feature)) {
                    new FaceRecognizerApp(display, recognizer, file, threshold).run();
                }
            } catch (RuntimeException e) {
                display.show(new Image(display.width(), display.height()).drawString(0, 0, e.toString()));
                while (!App.needExit()) {
                    Time.sleepMs(100);
                }
            }
        }
    }

    private static void showMessage(Display display, String text) {
        Image image = new Image(display.width(), display.height());
        Size size = Image.stringSize(text, 2, 2);
        image.drawString(
                (image.width() - size.width()) / 2,
                (image.height() - size.height()) / 2,
                text,
                Color.COLOR_WHITE,
                2,
                2);
        display.show(image);
    }

    private void run() {
        int width = recognizer.inputWidth(), height = recognizer.inputHeight();
        Size picture = new Size(width, height);
        Button back = Button.of("< back", 0, 0, 70, picture, display);
        Button learn = Button.of("learn", 0, height - BUTTON_HEIGHT, 60, picture, display);
        Button clear = Button.of("clear", width - 60, height - BUTTON_HEIGHT, 60, picture, display);
        List<Button> buttons = List.of(back, learn, clear);
        TouchScreen screen = new TouchScreen();
        Optional<Button> pressed = Optional.empty();
        try (Camera camera = new Camera(width, height, recognizer.inputFormat())) {
            while (!App.needExit()) {
                Touch touch = screen.read();
                Optional<Button> clicked = touch.pressed() ? Optional.empty() : pressed.filter(b -> b.has(touch));
                pressed = touch.pressed()
                        ? buttons.stream().filter(b -> b.has(touch)).findFirst()
                        : Optional.empty();
                if (clicked.equals(Optional.of(back))) {
                    return;
                }
                if (clicked.equals(Optional.of(clear))) {
                    forgetAll();
                }
                Image image = camera.read();
                recognize(image, clicked.equals(Optional.of(learn)));
                buttons.forEach(b -> b.draw(image));
                display.show(image);
            }
        }
    }

    private void forgetAll() {
        while (recognizer.labels().size() > 1) {
            recognizer.removeFace(0);
        }
        learned = 0;
    }

    private void recognize(Image image, boolean learn) {
        for (FaceObject face : recognizer.recognize(image, .5, .45, threshold, learn, learn)) {
            boolean known = face.classId() != 0;
            Color color = known ? Color.COLOR_GREEN : Color.COLOR_RED;
            String text =
                    String.format(Locale.ROOT, "%s: %.2f", recognizer.labels().get(face.classId()), face.score());
            image.drawRect(face.x(), face.y(), face.w(), face.h(), color);
            image.drawKeypoints(face.points(), color, Math.min(4, (face.w() + 9) / 10));
            image.drawString(face.x(), face.y() - 16, text, color);
            if (learn && !known) {
                recognizer.addFace(face, "id_" + learned++);
            }
            if (learn) {
                preview = face.face();
                previewed = Time.ticksS();
            }
        }
        if (Time.ticksS() - previewed < PREVIEW_SECONDS) {
            preview.ifPresent(aligned -> image.drawImage(0, 0, aligned));
        }
        if (learn) {
            recognizer.saveFaces(file);
        }
    }
}
