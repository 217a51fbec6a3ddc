package io.mien.command.fake;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a fake picture shows, and the text of its file: {@code WIDTHxHEIGHT}, then {@code who x y width height score} for
 * each face.
 */
public record FakeScene(int width, int height, List<Somebody> people) {
    /** A face, and whose it is. */
    public record Somebody(String who, Face face) {}

    /** A scene without anybody. */
    public static FakeScene of(int width, int height) {
        return new FakeScene(width, height, List.of());
    }

    /** This scene with somebody else in it. */
    public FakeScene with(String who, float x, float y, float w, float h) {
        List<Somebody> more = new ArrayList<>(people);
        more.add(new Somebody(who, face(x, y, w, h, .9f)));
        return new FakeScene(width, height, more);
    }

    /** A face whose points lie in its box. */
    public static Face face(float x, float y, float w, float h, float score) {
        List<Point> points = List.of(
                new Point(x + w * .3f, y + h * .4f),
                new Point(x + w * .7f, y + h * .4f),
                new Point(x + w * .5f, y + h * .6f),
                new Point(x + w * .35f, y + h * .8f),
                new Point(x + w * .65f, y + h * .8f));
        return new Face(new Box(x, y, w, h), score, points);
    }

    /** The text of a file. */
    public String text() {
        StringBuilder text = new StringBuilder(width + "x" + height + "\n");
        for (Somebody somebody : people) {
            Box box = somebody.face().box();
            text.append(String.format(
                    Locale.ROOT,
                    "%s %s %s %s %s %s%n",
                    somebody.who(),
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    somebody.face().score()));
        }
        return text.toString();
    }

    /** Reads {@link #text()}. */
    static FakeScene parse(String text) {
        String[] lines = text.strip().split("\\R");
        String[] size = lines[0].split("x");
        List<Somebody> people = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            float[] numbers = new float[words.length - 1];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = Float.parseFloat(words[n + 1]);
            }
            people.add(new Somebody(words[0], face(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])));
        }
        return new FakeScene(Integer.parseInt(size[0]), Integer.parseInt(size[1]), people);
    }
}
