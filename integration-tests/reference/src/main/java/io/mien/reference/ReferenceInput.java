package io.mien.reference;

import io.mien.image.Image;
import io.mien.inference.Letterbox;
import io.mien.model.ChannelOrder;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.util.Arrays;

/**
 * The right input of a model, computed in the plain way: letterbox to the top left corner, bilinear between centers of
 * pixels with the edge repeated, black elsewhere; then (pixel - mean) x scale, one plane a channel. Pixels are rounded as
 * OpenCV's {@code resize} rounds them (weights of 11 bits, each row's share cut), since a face at a threshold may hang on
 * it.
 */
public final class ReferenceInput {
    /** Between which two pixels each pixel of the input lies, and the weights of both in 1/2048. */
    private record Line(int[] first, int[] second, int[] firstWeight, int[] secondWeight) {
        static Line of(int to, int from) {
            Line line = new Line(new int[to], new int[to], new int[to], new int[to]);
            for (int i = 0; i < to; i++) {
                float at = Math.max(0, Math.min(from - 1, (float) ((i + .5) * from / to - .5)));
                line.first[i] = (int) at;
                line.second[i] = Math.min(line.first[i] + 1, from - 1);
                line.firstWeight[i] = (int) Math.rint((1 - (at - line.first[i])) * 2048);
                line.secondWeight[i] = (int) Math.rint((at - line.first[i]) * 2048);
            }
            return line;
        }
    }

    private final Image bgr;
    private final Line across;
    private final Line down;

    private ReferenceInput(Image bgr, Letterbox letterbox) {
        this.bgr = bgr;
        across = Line.of(letterbox.width(), bgr.width());
        down = Line.of(letterbox.height(), bgr.height());
    }

    /** Values of a batch of one, [1, 3, height, width]. */
    public static float[] of(Image bgr, Mud mud, InputSize input) {
        Letterbox letterbox = Letterbox.of(bgr.width(), bgr.height(), input);
        ReferenceInput resized = new ReferenceInput(bgr, letterbox);
        int plane = input.width() * input.height();
        float[] values = new float[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            float mean = mud.mean().get(channel), scale = mud.scale().get(channel);
            int from = mud.channels() == ChannelOrder.BGR ? channel : 2 - channel;
            Arrays.fill(values, channel * plane, (channel + 1) * plane, -mean * scale);
            for (int y = 0; y < letterbox.height(); y++) {
                int row = channel * plane + y * input.width();
                for (int x = 0; x < letterbox.width(); x++) {
                    values[row + x] = (resized.pixel(x, y, from) - mean) * scale;
                }
            }
        }
        return values;
    }

    private int pixel(int x, int y, int channel) {
        int above = down.firstWeight[y] * (row(x, down.first[y], channel) >> 4) >> 16;
        int below = down.secondWeight[y] * (row(x, down.second[y], channel) >> 4) >> 16;
        return above + below + 2 >> 2;
    }

    private int row(int x, int y, int channel) {
        int at = y * bgr.stride() + channel;
        return across.firstWeight[x] * (bgr.data()[at + 3 * across.first[x]] & 0xff)
                + across.secondWeight[x] * (bgr.data()[at + 3 * across.second[x]] & 0xff);
    }
}
