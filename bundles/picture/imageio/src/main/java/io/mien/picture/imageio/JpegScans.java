package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/**
 * Adds up what the scans of a JPEG cost: each visits every block of its channels again, and a file of some kilobytes can
 * name hundreds of them.
 */
final class JpegScans {
    private final Encoded file;
    private final JpegFrame frame;
    private final Limits limits;
    private int scans;
    private long blocks;

    JpegScans(Encoded file, JpegFrame frame, Limits limits) {
        this.file = file;
        this.frame = frame;
        this.limits = limits;
    }

    /**
     * Takes the scan at {@code at} into account.
     *
     * @throws PictureException if all scans up to this one cost more than the limits allow
     */
    void count(int at) throws PictureException {
        limits.checkScans(file.name(), ++scans);
        int channels = file.u8(at + 4);
        for (int i = 0; i < channels; i++) {
            int channel = frame.channel(file.u8(at + 5 + 2 * i));
            if (channel < 0) {
                throw file.refused("is damaged: a scan of a channel that it does not have");
            }
            blocks += frame.blocks(channel);
        }
        limits.checkScanBlocks(file.name(), blocks);
        if (frame.progressive() || channels < frame.channels()) {
            limits.checkScanMemory(file.name(), frame.blocks());
        }
    }
}
