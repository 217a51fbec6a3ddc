package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.FilePaths;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reads picture files with Mien's codec, which sets them upright and refuses what is too large, and writes them with Java's own, so
 * that a picture of what went wrong can be written where Mien does not start.
 */
final class PictureFiles {
    static final int DEFAULT_QUALITY = 95;
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final float MOST_QUALITY = 100;

    private PictureFiles() {}

    static Pixels read(String path) {
        Path file = FilePaths.of(path);
        if (Files.isDirectory(file)) {
            throw new MaixException(Err.ERR_NOT_FOUND, path + ": is a folder; a picture file is read");
        }
        if (!Files.isRegularFile(file)) {
            throw new MaixException(Err.ERR_NOT_FOUND, path + ": there is no such file");
        }
        try (Maix maix = Maix.lingering()) {
            return Pixels.of(maix.mien().service(PictureCodec.class, WAIT).read(file));
        } catch (PictureException e) {
            throw new MaixException(Err.ERR_IO, e.getMessage(), e);
        }
    }

    static void write(Pixels pixels, String path, int quality) {
        if (quality < 0 || quality > MOST_QUALITY) {
            throw new MaixException(Err.ERR_ARGS, "a quality is within 0..100, not " + quality);
        }
        byte[] encoded = encode(pixels, type(path), quality / MOST_QUALITY);
        Path file = FilePaths.toWrite(path);
        try {
            Files.write(file, encoded);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, path + ": cannot be written: " + e, e);
        }
    }

    private static String type(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        for (String ending : new String[] {"jpg", "jpeg", "png", "bmp"}) {
            if (name.endsWith("." + ending)) {
                return ending;
            }
        }
        throw new MaixException(Err.ERR_ARGS, path + ": a picture file ends in .jpg, .jpeg, .png or .bmp");
    }

    private static byte[] encode(Pixels pixels, String type, float quality) {
        ImageWriter writer = ImageIO.getImageWritersBySuffix(type).next();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(encoded)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type.startsWith("jp")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(view(pixels, type.equals("png")), null, null), param);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, "a picture cannot be encoded as " + type + ": " + e, e);
        } finally {
            writer.dispose();
        }
        return encoded.toByteArray();
    }

    /** A window on the bytes of a picture, or on a copy without what the file cannot hold. */
    private static BufferedImage view(Pixels pixels, boolean transparency) {
        Pixels shown =
                switch (pixels.format) {
                    case FMT_GRAYSCALE, FMT_BGR888 -> pixels;
                    case FMT_RGBA8888 -> transparency ? pixels : pixels.in(Format.FMT_BGR888);
                    case FMT_RGB888, FMT_YVU420SP -> pixels.in(Format.FMT_BGR888);
                };
        int[] offsets =
                switch (shown.format.pixels().bytesPerPixel()) {
                    case 1 -> new int[] {0};
                    case 4 -> new int[] {0, 1, 2, 3};
                    default -> new int[] {2, 1, 0};
                };
        boolean alpha = offsets.length == 4;
        ColorSpace space = ColorSpace.getInstance(offsets.length == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        var model = new ComponentColorModel(
                space, alpha, false, alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(shown.data, shown.data.length),
                shown.width,
                shown.height,
                shown.width * offsets.length,
                offsets.length,
                offsets,
                null);
        return new BufferedImage(model, raster, false, null);
    }
}
