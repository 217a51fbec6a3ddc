package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/**
 * The scans of a JPEG. Each visits every block of its channels again, and a file of some kilobytes can name hundreds of
 * them; so their work is added up and bounded.
 *
 * @param count at least 1
 * @param end past the end marker; a file that was cut off has none, and a decoder would paint the missing part gray
 */
record JpegScans(int count, int end) {
    /** @throws PictureException if the file is truncated, or its scans cost more than the limits allow */
    static JpegScans read(EncodedPicture file, JpegHeader header, PictureLimits limits) throws PictureException {
        int count = 0;
        long blocks = 0;
        int at = header.end();
        for (int marker = file.u8(at + 1); marker != JpegMarker.END; marker = file.u8(at + 1)) {
            if (marker == JpegMarker.SCAN) {
                limits.checkScans(file.name(), ++count);
                blocks += blocks(file, at, header.frame(), limits);
                limits.checkScanBlocks(file.name(), blocks);
            }
            at = JpegMarker.next(file, JpegMarker.endOfSegment(file, at));
        }
        return new JpegScans(count, at + 2);
    }

    private static long blocks(EncodedPicture file, int scan, JpegFrame frame, PictureLimits limits)
            throws PictureException {
        int channels = file.u8(scan + 4);
        if (frame.progressive() || channels < frame.channels()) {
            limits.checkScanMemory(file.name(), frame.blocks());
        }
        long blocks = 0;
        for (int i = 0; i < channels; i++) {
            int channel = frame.channel(file.u8(scan + 5 + 2 * i));
            if (channel < 0) {
                throw file.refused("is damaged: a scan of a channel that it does not have");
            }
            blocks += frame.blocks(channel);
        }
        return blocks;
    }
}
