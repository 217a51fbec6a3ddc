package io.mien.host.trial;

import io.mien.aligner.AlignmentException;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.image.Image;

/**
 * Cuts a crop of the trial's material again for a model with another template. The host has no aligner, and a trial must not depend
 * on one.
 */
final class Recut {
    private static final int CHANNELS = 3;

    private final Image from;
    private final Similarity back;

    private Recut(Image from, Similarity back) {
        this.from = from;
        this.back = back;
    }

    /**
     * @param crop RGB, aligned to {@link FaceTemplate#ARCFACE_112}
     * @return RGB, bilinear; outside the crop its nearest pixel is repeated, so that its edge is not taken for a part of a face
     */
    static Image of(Image crop, FaceTemplate template) {
        try {
            Similarity back = Similarity.estimate(template.points(), FaceTemplate.ARCFACE_112.points());
            return new Recut(crop, back).cut(template.width(), template.height());
        } catch (AlignmentException e) {
            throw new IllegalArgumentException("template " + template.name() + ": " + e.getMessage(), e);
        }
    }

    private Image cut(int width, int height) {
        byte[] pixels = new byte[CHANNELS * width * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sourceX = within(back.a() * x - back.b() * y + back.tx(), from.width());
                double sourceY = within(back.b() * x + back.a() * y + back.ty(), from.height());
                for (int channel = 0; channel < CHANNELS; channel++) {
                    pixels[at++] = (byte) Math.round(sample(sourceX, sourceY, channel));
                }
            }
        }
        return Image.of(width, height, from.format(), pixels);
    }

    private static double within(double coordinate, int side) {
        return Math.max(0, Math.min(side - 1, coordinate));
    }

    private double sample(double x, double y, int channel) {
        int left = (int) x, top = (int) y;
        int right = Math.min(left + 1, from.width() - 1), below = Math.min(top + 1, from.height() - 1);
        double fx = x - left, fy = y - top;
        return (1 - fy) * ((1 - fx) * at(left, top, channel) + fx * at(right, top, channel))
                + fy * ((1 - fx) * at(left, below, channel) + fx * at(right, below, channel));
    }

    private int at(int x, int y, int channel) {
        return from.data()[y * from.stride() + CHANNELS * x + channel] & 0xff;
    }
}
