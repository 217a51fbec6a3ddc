package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import java.io.ByteArrayOutputStream;

/**
 * All that comes before a JPEG's first scan.
 *
 * @param frame size and channels
 * @param colour what is said about the channels
 * @param orientation EXIF's, 1..8
 * @param tables the segments that decoding needs, the frame's own among them
 * @param end where the first scan begins
 */
record JpegHeader(JpegFrame frame, JpegColorSpace colour, int orientation, byte[] tables, int end) {
    private static final int FIRST_SEGMENT = 2;

    static JpegHeader read(EncodedPicture file, PictureLimits limits) throws PictureException {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        JpegFrame frame = null;
        JpegColorSpace colour = JpegColorSpace.unsaid();
        int orientation = Exif.UPRIGHT;
        int at = JpegMarker.next(file, FIRST_SEGMENT);
        for (int marker = file.u8(at + 1); marker != JpegMarker.SCAN; marker = file.u8(at + 1)) {
            int end = JpegMarker.endOfSegment(file, at);
            if (JpegMarker.isFrame(marker)) {
                if (frame != null) {
                    throw file.refused("has more than one JPEG frame");
                }
                frame = JpegFrame.read(file, at);
                limits.reduction(file.name(), frame.width(), frame.height());
            }
            if (JpegMarker.isTable(marker)) {
                tables.write(file.bytes(), at, end - at);
            }
            if (JpegMarker.isExif(file, at)) {
                orientation = Exif.orientation(file, at + JpegMarker.EXIF_HEADER);
            }
            colour = colour.and(file, at);
            at = JpegMarker.next(file, end);
        }
        if (frame == null) {
            throw file.refused("holds no picture");
        }
        return new JpegHeader(frame, colour, orientation, tables.toByteArray(), at);
    }
}
