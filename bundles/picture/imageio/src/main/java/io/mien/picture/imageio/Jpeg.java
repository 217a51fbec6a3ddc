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
        int end = endOfScans(file, header, limits);
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        header.colour().writeStart(frame, start);
        start.writeBytes(header.tables());
        return new Essence(
                "jpeg",
                header.colour().of(frame),
                frame.width(),
                frame.height(),
                header.orientation(),
                limits.reduction(file.name(), frame.width(), frame.height()),
                new Slices().add(start.toByteArray()).add(file.bytes(), header.end(), end));
    }

    /** Past the end marker. A file that was cut off has none, and a decoder would paint the missing part grey. */
    static int endOfScans(Encoded file, JpegHeader header, Limits limits) throws PictureException {
        JpegScans scans = new JpegScans(file, header.frame(), limits);
        int at = header.end();
        for (int marker = file.u8(at + 1); marker != JpegMarker.END; marker = file.u8(at + 1)) {
            if (marker == JpegMarker.SCAN) {
                scans.count(at);
            }
            at = JpegMarker.next(file, JpegMarker.endOfSegment(file, at));
        }
        return at + 2;
    }
}
