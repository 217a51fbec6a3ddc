package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import java.io.ByteArrayOutputStream;

/**
 * JPEG (ITU-T T.81): segments, each a marker with its length, then scans of entropy-coded data, then an end marker. The
 * essence holds tables, frame and scans behind one application segment of our own, which says how the channels are to
 * be read.
 */
final class Jpeg implements PictureFormat {
    @Override
    public boolean begins(Encoded file) {
        return file.startsWith(0xff, JpegMarker.START, 0xff);
    }

    @Override
    public Essence extract(Encoded file, Limits limits) throws PictureException {
        JpegHeader header = JpegHeader.read(file, limits);
        JpegFrame frame = header.frame();
        int end = endOfScans(file, header.end(), limits);
        ByteArrayOutputStream essence = new ByteArrayOutputStream(end);
        header.colour().writeStart(frame, essence);
        essence.writeBytes(header.tables());
        essence.write(file.bytes(), header.end(), end - header.end());
        return new Essence(
                "jpeg",
                header.colour().of(frame),
                frame.width(),
                frame.height(),
                header.orientation(),
                essence.toByteArray());
    }

    /** Past the end marker. A file that was cut off has none, and a decoder would paint the missing part grey. */
    private static int endOfScans(Encoded file, int from, Limits limits) throws PictureException {
        int scans = 0;
        int at = from;
        for (int marker = file.u8(at + 1); marker != JpegMarker.END; marker = file.u8(at + 1)) {
            if (marker == JpegMarker.SCAN) {
                limits.checkScans(file, ++scans);
            }
            at = JpegMarker.next(file, JpegMarker.endOfSegment(file, at));
        }
        return at + 2;
    }
}
