package io.mien.picture.imageio;

import javax.imageio.stream.ImageInputStreamImpl;

/** Slices as ImageIO reads them. ImageIO's own streams would use a temporary file, or a second copy in memory. */
final class SliceInput extends ImageInputStreamImpl {
    private final EssenceSlices slices;
    private final byte[] one = new byte[1];

    SliceInput(EssenceSlices slices) {
        this.slices = slices;
    }

    @Override
    public int read() {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int most) {
        bitOffset = 0;
        if (most == 0) {
            return 0;
        }
        int count = 0;
        // ImageIO takes a short answer for the end, also if it asks for four bytes.
        for (int more = 0; more >= 0 && count < most; count += Math.max(0, more)) {
            more = slices.read(streamPos + count, to, offset + count, most - count);
        }
        streamPos += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public long length() {
        return slices.length();
    }
}
