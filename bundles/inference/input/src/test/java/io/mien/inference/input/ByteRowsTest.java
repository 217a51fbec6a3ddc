package io.mien.inference.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.model.ChannelOrder;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected bytes are computed from what {@link FloatRows} writes, a value at a time. */
class ByteRowsTest {
    private static final InputSize SIZE = new InputSize(20, 15);
    private static final int PLANE = 20 * 15;
    private static final int PICTURE = 3 * PLANE;

    /** Scaled, as it is, and both ways padded. */
    private static final int[][] SIZES = {{64, 48}, {20, 15}, {20, 7}, {9, 15}, {7, 90}};

    @ParameterizedTest
    @CsvSource({
        "PLANAR, BGR, .84105957, 104, 1",
        "PACKED, BGR, .84105957, 104, 1",
        "PLANAR, RGB, 127.49804, 127.5, .0078125",
        "PACKED, RGB, 127.49804, 127.5, .0078125",
        "PLANAR, RGB, 3, 0, 1"
    })
    void quantizedIsWhatTheFloatsSay(PixelLayout layout, ChannelOrder order, float steps, String mean, String scale)
            throws ModelRejectedException {
        Mud mud = mud(mean, scale);
        for (int[] wh : SIZES) {
            Image picture = noise(wh[0], wh[1]);
            FloatBuffer floats = FloatBuffer.allocate(PICTURE);
            new Letterboxer(new FloatRows(floats, SIZE, PixelLayout.PLANAR, mud), 1, SIZE, order).write(picture, 0);
            byte[] expected = new byte[PICTURE];
            for (int i = 0; i < PICTURE; i++) {
                float value = floats.get(i) * steps;
                expected[index(layout, i)] = (byte) Math.max(-128, Math.min(127, Math.rint(value)));
            }
            assertArrayEquals(expected, written(layout, order, ByteMeaning.quantised(mud, steps), picture));
        }
    }

    @ParameterizedTest
    @EnumSource(PixelLayout.class)
    void rawIsThePicture(PixelLayout layout) {
        Image picture = noise(20, 15);
        byte[] found = written(layout, ChannelOrder.BGR, ByteMeaning.raw(), picture);
        for (int i = 0; i < PICTURE; i++) {
            assertEquals(picture.data()[3 * (i % PLANE) + i / PLANE], found[index(layout, i)]);
        }
    }

    @Test
    void halvesGoToTheEvenNeighbor() throws ModelRejectedException {
        byte[] table = ByteMeaning.quantised(mud("0", ".5"), 1).table()[0];
        assertArrayEquals(new byte[] {0, 0, 1, 2, 2, 2, 3}, java.util.Arrays.copyOf(table, 7));
        assertEquals(127, table[255]);
    }

    @ParameterizedTest
    @EnumSource(PixelLayout.class)
    void everyPlaceOfABatchIsWrittenByItself(PixelLayout layout) {
        ByteBuffer input = ByteBuffer.allocate(2 * PICTURE);
        Letterboxer letterboxer =
                new Letterboxer(new ByteRows(input, SIZE, layout, ByteMeaning.raw()), 2, SIZE, ChannelOrder.RGB);
        Image second = noise(7, 90), first = noise(64, 48);
        letterboxer.write(second, 1);
        letterboxer.write(first, 0);
        byte[] found = new byte[PICTURE];
        input.get(0, found);
        assertArrayEquals(written(layout, ChannelOrder.RGB, ByteMeaning.raw(), first), found);
        input.get(PICTURE, found);
        assertArrayEquals(written(layout, ChannelOrder.RGB, ByteMeaning.raw(), second), found);
    }

    /** The offset of the {@code i}th value of a planar input. */
    private static int index(PixelLayout layout, int i) {
        return layout == PixelLayout.PLANAR ? i : 3 * (i % PLANE) + i / PLANE;
    }

    /** Into memory that holds rubbish, as a buffer does that was used before. */
    private static byte[] written(PixelLayout layout, ChannelOrder order, ByteMeaning meaning, Image picture) {
        byte[] input = new byte[PICTURE];
        new Random(5).nextBytes(input);
        new Letterboxer(new ByteRows(ByteBuffer.wrap(input), SIZE, layout, meaning), 1, SIZE, order).write(picture, 0);
        return input;
    }

    private static Mud mud(String mean, String scale) throws ModelRejectedException {
        return Mud.parse(
                "[basic]\ntype=cvimodel\nmodel=m.cvimodel\n[extra]\nmodel_type=test\nmean=" + mean + "\nscale=" + scale,
                "m.mud");
    }

    private static Image noise(int width, int height) {
        byte[] data = new byte[3 * width * height];
        new Random(31L * width + height).nextBytes(data);
        return Image.of(width, height, PixelFormat.BGR, data);
    }
}
