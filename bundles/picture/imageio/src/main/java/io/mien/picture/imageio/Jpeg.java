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
    public boolean begins(EncodedPicture file) {
        return file.startsWith(0xff, JpegMarker.START, 0xff);
    }

    @Override
    public PictureEssence extract(EncodedPicture file, PictureLimits limits) throws PictureException {
        JpegHeader header = JpegHeader.read(file, limits);
        JpegFrame frame = header.frame();
        JpegScans scans = JpegScans.read(file, header, limits);
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        header.colour().writeStart(frame, start);
        start.writeBytes(header.tables());
        return new PictureEssence(
                "jpeg",
                header.colour().of(frame),
                frame.width(),
                frame.height(),
                header.orientation(),
                limits.reduction(file.name(), frame.width(), frame.height()),
                scans.count(),
                new EssenceSlices().add(start.toByteArray()).add(file.bytes(), header.end(), scans.end()));
    }
}
