package io.mien.host.trial;

import io.mien.image.Image;
import java.util.function.IntUnaryOperator;

/** A picture in another light, or with red and blue exchanged: what a rightly described model must, or must not, bear. */
enum LightVariation {
    AS_IT_IS(v -> v),
    /** Half as bright. */
    DIM(v -> v / 2),
    /** Half the contrast, in the upper half of the range. */
    GLARING(v -> v / 2 + 127),
    /** Red and blue exchanged. */
    EXCHANGED(v -> v) {
        @Override
        Image of(Image rgb) {
            byte[] bytes = rgb.data().clone();
            for (int i = 0; i < bytes.length; i += 3) {
                bytes[i] = rgb.data()[i + 2];
                bytes[i + 2] = rgb.data()[i];
            }
            return Image.of(rgb.width(), rgb.height(), rgb.format(), bytes);
        }
    };

    private final IntUnaryOperator change;

    LightVariation(IntUnaryOperator change) {
        this.change = change;
    }

    /** A copy in this light. */
    Image of(Image rgb) {
        byte[] bytes = new byte[rgb.data().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) change.applyAsInt(rgb.data()[i] & 0xff);
        }
        return Image.of(rgb.width(), rgb.height(), rgb.format(), bytes);
    }
}
