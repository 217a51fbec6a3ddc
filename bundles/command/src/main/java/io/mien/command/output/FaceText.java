package io.mien.command.output;

import io.mien.command.picture.Answer;
import io.mien.command.picture.FoundFace;
import io.mien.detector.Face;
import io.mien.image.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers as text for people. */
public final class FaceText {
    private FaceText() {}

    /** A head line for the picture, and one for each face. */
    public static List<String> lines(Answer.Found found) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s  %dx%d  %s",
                found.file().name(),
                found.width(),
                found.height(),
                count(found.faces().size(), "face", "faces")));
        Table table = new Table("  ");
        found.faces().forEach(face -> table.row(cells(face, found.embedded())));
        lines.addAll(table.lines());
        return lines;
    }

    private static List<String> cells(FoundFace face, boolean embedded) {
        List<String> cells = new ArrayList<>();
        face.identity().ifPresent(i -> {
            cells.add(i.label());
            cells.add(fraction(i.similarity()));
        });
        cells.add(place(face.face()));
        if (embedded) {
            cells.add(face.embedding().map(Object::toString).orElse("no embedding: its points do not span a face"));
        }
        return cells;
    }

    /** The place of a face, and how sure the detector is. */
    public static String place(Face face) {
        Box box = face.box();
        return String.format(
                Locale.ROOT,
                "box %.0f,%.0f %.0fx%.0f  score %.2f",
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                face.score());
    }

    /** A similarity or a score, 0..1. */
    public static String fraction(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** A number with the noun that it needs. */
    public static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
