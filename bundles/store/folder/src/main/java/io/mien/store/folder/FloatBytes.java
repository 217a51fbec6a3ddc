package io.mien.store.folder;

import io.mien.image.Point;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** How floats lie on the disk: 32 bits, little-endian. */
public final class FloatBytes {
    private FloatBytes() {}

    /** Four bytes a value. */
    public static byte[] ofFloats(float[] values) {
        ByteBuffer buffer = buffer(new byte[values.length * Float.BYTES]);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    /** What {@link #ofFloats} made. */
    public static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        buffer(bytes).asFloatBuffer().get(values);
        return values;
    }

    /** Eight bytes a point, x before y. */
    public static byte[] ofPoints(List<Point> points) {
        ByteBuffer buffer = buffer(new byte[points.size() * 2 * Float.BYTES]);
        points.forEach(point -> buffer.putFloat(point.x()).putFloat(point.y()));
        return buffer.array();
    }

    /** What {@link #ofPoints} made. */
    public static List<Point> points(byte[] bytes) {
        ByteBuffer buffer = buffer(bytes);
        List<Point> points = new ArrayList<>();
        while (buffer.hasRemaining()) {
            points.add(new Point(buffer.getFloat(), buffer.getFloat()));
        }
        return points;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
