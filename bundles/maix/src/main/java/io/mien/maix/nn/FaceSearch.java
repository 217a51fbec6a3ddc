package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Placement;
import io.mien.model.InputSize;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.FaceSelection;
import java.util.List;

/**
 * Finds faces as a program has the picture fitted. In its proportions the engine fits it; else it is brought to the detector's size
 * before, and the faces are moved back to their places in the picture, from which they are aligned.
 */
final class FaceSearch {
    private FaceSearch() {}

    static List<Face> detect(FaceModels models, Image picture, RecognizeQuery query) throws MienException {
        if (query.fit() == Fit.FIT_CONTAIN) {
            return models.recognizer()
                    .detect(picture, query.detector(), FaceSelection.ALL)
                    .faces();
        }
        InputSize size = models.input();
        Image fitted = io.mien.maix.image.Image.of(picture)
                .resize(size.width(), size.height(), query.fit())
                .toMien();
        Placement back = Placement.of(picture.width(), picture.height(), size.width(), size.height(), query.fit())
                .inverse();
        return models.recognizer().detect(fitted, query.detector(), FaceSelection.ALL).faces().stream()
                .map(face -> moved(face, back))
                .toList();
    }

    static EmbeddedFaces embed(FaceModels models, Image picture, RecognizeQuery query) throws MienException {
        return query.fit() == Fit.FIT_CONTAIN
                ? models.recognizer().embed(picture, query.detector(), FaceSelection.ALL)
                : models.recognizer().embed(picture, detect(models, picture, query));
    }

    /** A box counts from the edge of the first pixel, a point from its center. */
    private static Face moved(Face face, Placement back) {
        Box box = face.box();
        Box moved = new Box(
                (float) (back.left() + box.x() * back.scaleX()),
                (float) (back.top() + box.y() * back.scaleY()),
                (float) (box.width() * back.scaleX()),
                (float) (box.height() * back.scaleY()));
        List<Point> points = face.points().stream()
                .map(p -> new Point((float) (back.left() + (p.x() + .5) * back.scaleX() - .5), (float)
                        (back.top() + (p.y() + .5) * back.scaleY() - .5)))
                .toList();
        return new Face(moved, face.score(), points);
    }
}
