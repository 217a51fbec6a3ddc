package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import io.mien.picture.imageio.PictureEssence.Colour;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * WebP (RFC 9649): a RIFF container of chunks. The essence holds the bitstream of the first picture and its alpha channel;
 * color profile, EXIF and the other frames of an animation are left out.
 */
final class Webp implements PictureFormat {
    static final String NAME = "webp";

    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int LOSSY = 0x56503820;
    private static final int LOSSLESS = 0x5650384c;
    private static final int EXTENDED = 0x56503858;
    private static final int ALPHA = 0x414c5048;
    private static final int FRAME = 0x414e4d46;
    private static final int EXIF = 0x45584946;

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int EXTENDED_BYTES = 10;
    private static final int ALPHA_FLAG = 0x10;
    private static final int SIDE_BITS = 0x3fff;

    @Override
    public boolean begins(EncodedPicture file) {
        return file.startsWith('R', 'I', 'F', 'F')
                && file.length() >= FIRST_CHUNK
                && new String(file.bytes(), 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
    }

    @Override
    public PictureEssence extract(EncodedPicture file, PictureLimits limits) throws PictureException {
        int end = end(file, 0);
        Chunks chunks = new Chunks(file);
        chunks.read(FIRST_CHUNK, end);
        if (chunks.image == 0) {
            throw file.refused("holds no picture");
        }
        int size = size(file, chunks.image);
        int width = size & 0xffff;
        int height = size >>> 16;
        limits.checkWhole(file.name(), width, height);
        EssenceSlices essence = new EssenceSlices();
        byte[] start = start(width, height, chunks.alpha != 0);
        essence.add(start);
        if (chunks.alpha != 0) {
            chunks.copy(chunks.alpha, essence);
        }
        chunks.copy(chunks.image, essence);
        ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) essence.length() - CHUNK_HEADER);
        return new PictureEssence(NAME, Colour.ANY, width, height, chunks.orientation, 1, essence);
    }

    private static byte[] start(int width, int height, boolean alpha) {
        ByteBuffer start = ByteBuffer.allocate(FIRST_CHUNK + (alpha ? CHUNK_HEADER + EXTENDED_BYTES : 0));
        start.putInt(RIFF).putInt(0).putInt(WEBP);
        if (alpha) {
            start.putInt(EXTENDED).order(ByteOrder.LITTLE_ENDIAN).putInt(EXTENDED_BYTES);
            start.putInt(ALPHA_FLAG);
            start.putShort((short) (width - 1)).put((byte) 0);
            start.putShort((short) (height - 1)).put((byte) 0);
        }
        return start.array();
    }

    /** Width in the lower 16 bits, height in the higher ones, as the bitstream itself says. */
    private static int size(EncodedPicture file, int chunk) throws PictureException {
        int at = chunk + CHUNK_HEADER;
        if (file.i32(chunk) == LOSSLESS) {
            int bits = file.i32LittleEndian(at + 1);
            if (file.u8(at) != 0x2f) {
                throw file.refused("is damaged: no lossless WebP begins like this");
            }
            return (bits & SIDE_BITS) + 1 | ((bits >> 14 & SIDE_BITS) + 1) << 16;
        }
        if ((file.u8(at) & 1) != 0 || file.i32LittleEndian(at + 2) >>> 8 != 0x2a019d) {
            throw file.refused("is damaged: no lossy WebP begins like this");
        }
        return file.u16LittleEndian(at + 6) & SIDE_BITS | (file.u16LittleEndian(at + 8) & SIDE_BITS) << 16;
    }

    /** Past the content of a chunk, without the byte that fills it up to an even length. */
    private static int end(EncodedPicture file, int chunk) throws PictureException {
        long end = chunk + CHUNK_HEADER + (file.i32LittleEndian(chunk + 4) & 0xffff_ffffL);
        file.requireUpTo(end);
        return (int) end;
    }

    /** Finds the chunks that matter; 0 for one that is not there. */
    private static final class Chunks {
        private final EncodedPicture file;
        private int image;
        private int alpha;
        private int orientation = Exif.UPRIGHT;

        Chunks(EncodedPicture file) {
            this.file = file;
        }

        void read(int from, int to) throws PictureException {
            for (int at = from; at + CHUNK_HEADER <= to; ) {
                int end = end(file, at);
                switch (file.i32(at)) {
                    case LOSSY, LOSSLESS -> image = image == 0 ? at : image;
                    case ALPHA -> alpha = image == 0 ? at : alpha;
                    case FRAME -> {
                        if (image == 0) {
                            read(at + CHUNK_HEADER + FRAME_HEADER, end);
                        }
                    }
                    case EXIF -> orientation = Exif.orientation(file, tiffHeader(at + CHUNK_HEADER));
                    default -> {
                        // Profile, text, animation: nothing that pixels need.
                    }
                }
                at = end + (end & 1);
            }
        }

        /** Some programs write the name of a JPEG's segment before it. */
        private int tiffHeader(int at) throws PictureException {
            return at + 6 <= file.length() && file.i32(at) == 0x45786966 ? at + 6 : at;
        }

        void copy(int chunk, EssenceSlices to) throws PictureException {
            int end = end(file, chunk);
            to.add(file.bytes(), chunk, end).add(new byte[end - chunk & 1]);
        }
    }
}
