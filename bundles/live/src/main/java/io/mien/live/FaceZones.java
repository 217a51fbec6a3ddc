package io.mien.live;

import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where in a picture faces count. Immutable. */
final class FaceZones {
    private static final String NUMBER = "(?:0?\\.\\d{1,6}|1\\.0{1,6}|[01])";
    private static final Pattern POLYGON =
            Pattern.compile(NUMBER + "," + NUMBER + "(?: +" + NUMBER + "," + NUMBER + "){2,99}");

    private final List<List<Point>> included;
    private final List<List<Point>> masked;

    /** @throws IllegalArgumentException naming what is not a polygon */
    FaceZones(String[] included, String[] masked) {
        this.included = polygons(included);
        this.masked = polygons(masked);
    }

    private static List<List<Point>> polygons(String[] texts) {
        List<List<Point>> polygons = new ArrayList<>();
        for (String text : texts) {
            for (String polygon : text.split(";", -1)) {
                polygons.add(polygon(polygon.strip()));
            }
        }
        return List.copyOf(polygons);
    }

    private static List<Point> polygon(String text) {
        if (!POLYGON.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a zone has at least three corners x,y of 0 to 1, such as 0,0 .5,0 .5,1; not '" + text + "'");
        }
        List<Point> corners = new ArrayList<>();
        for (String corner : text.split(" +")) {
            String[] at = corner.split(",");
            corners.add(new Point(Float.parseFloat(at[0]), Float.parseFloat(at[1])));
        }
        return List.copyOf(corners);
    }

    /** Whether a face counts: by the center of its box. */
    boolean include(Image image, Box box) {
        float x = box.centre().x() / image.width();
        float y = box.centre().y() / image.height();
        boolean wanted = included.isEmpty() || included.stream().anyMatch(zone -> isIn(zone, x, y));
        return wanted && masked.stream().noneMatch(mask -> isIn(mask, x, y));
    }

    /** By the number of edges that a ray to the right crosses. */
    private static boolean isIn(List<Point> corners, float x, float y) {
        boolean in = false;
        Point from = corners.get(corners.size() - 1);
        for (Point to : corners) {
            boolean crosses = from.y() > y != to.y() > y
                    && x < from.x() + (to.x() - from.x()) * (y - from.y()) / (to.y() - from.y());
            in ^= crosses;
            from = to;
        }
        return in;
    }
}
