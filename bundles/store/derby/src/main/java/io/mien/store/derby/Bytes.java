package io.mien.store.derby;

import io.mien.image.Point;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** How values lie in the database's binary columns: 32-bit floats, little-endian. */
final class Bytes {
    private Bytes() {}

    static byte[] ofFloats(float[] values) {
        ByteBuffer buffer = buffer(new byte[values.length * Float.BYTES]);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        buffer(bytes).asFloatBuffer().get(values);
        return values;
    }

    static byte[] ofPoints(List<Point> points) {
        ByteBuffer buffer = buffer(new byte[points.size() * 2 * Float.BYTES]);
        points.forEach(point -> buffer.putFloat(point.x()).putFloat(point.y()));
        return buffer.array();
    }

    static List<Point> points(byte[] bytes) {
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
