package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import io.mien.picture.imageio.PictureEssence.Colour;
import java.io.ByteArrayOutputStream;

/**
 * The channels of a JPEG, by its application segments. Three channels are YCbCr unless Adobe or their names R, G, B
 * say otherwise, four are ink: the rules of the Independent JPEG Group's library.
 *
 * @param jfif whether there is a JFIF segment, which leaves YCbCr as the only kind of three channels
 * @param adobe transform that an Adobe segment names (0 none, 1 YCbCr, 2 YCCK), or {@link #UNSAID}
 */
record JpegColorSpace(boolean jfif, int adobe) {
    private static final int UNSAID = -1;
    private static final int RGB_NAMES = 'R' | 'G' << 8 | 'B' << 16;

    static JpegColorSpace unsaid() {
        return new JpegColorSpace(false, UNSAID);
    }

    /** With the segment at {@code at} taken into account. */
    JpegColorSpace and(EncodedPicture file, int at) throws PictureException {
        return switch (file.u8(at + 1)) {
            case JpegMarker.JFIF -> file.i32(at + 4) == 0x4a464946 ? new JpegColorSpace(true, adobe) : this;
            case JpegMarker.ADOBE -> file.i32(at + 4) == 0x41646f62 ? new JpegColorSpace(jfif, file.u8(at + 15)) : this;
            default -> this;
        };
    }

    Colour of(JpegFrame frame) {
        return switch (frame.channels()) {
            case 1 -> Colour.ANY;
            case 3 -> Colour.BGR;
            default -> adobe == UNSAID ? Colour.CMYK : adobe == 0 ? Colour.INVERTED_CMYK : Colour.YCCK;
        };
    }

    /** The start of a file, with the one application segment that makes a decoder read the channels in this way. */
    void writeStart(JpegFrame frame, ByteArrayOutputStream to) {
        write(to, 0xff, JpegMarker.START);
        if (frame.channels() == 4 || isRgb(frame)) {
            int transform = of(frame) == Colour.YCCK ? 2 : 0;
            write(to, 0xff, JpegMarker.ADOBE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, transform);
        } else {
            write(to, 0xff, JpegMarker.JFIF, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
        }
    }

    private boolean isRgb(JpegFrame frame) {
        boolean named = frame.components() == RGB_NAMES && adobe == UNSAID;
        return frame.channels() == 3 && !jfif && (adobe == 0 || named);
    }

    private static void write(ByteArrayOutputStream to, int... bytes) {
        for (int b : bytes) {
            to.write(b);
        }
    }
}
