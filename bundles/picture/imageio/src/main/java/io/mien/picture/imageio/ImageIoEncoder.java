package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEG and PNG. Thread-safe. */
final class ImageIoEncoder {
    byte[] encode(Image image, String type, float quality) throws PictureException {
        if (!type.equals("jpg") && !type.equals("png")) {
            throw new PictureException(type, "no type of picture that can be written; there are jpg and png");
        }
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("a quality of " + quality + " is not within 0..1");
        }
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(type);
        ImageWriter writer = writers.next();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(encoded)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type.equals("jpg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(view(image), null, null), param);
        } catch (IOException e) {
            throw new PictureException(image.toString(), "cannot be written as " + type, e);
        } finally {
            writer.dispose();
        }
        return encoded.toByteArray();
    }

    /** A window on the image's own bytes where they are gray or packed BGR, else on a BGR copy. */
    private static BufferedImage view(Image image) {
        boolean gray = image.format() == PixelFormat.GRAY;
        Image source = gray ? image : Images.toBgr(image);
        int[] offsets = gray ? new int[] {0} : new int[] {2, 1, 0};
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(source.data(), source.data().length),
                source.width(),
                source.height(),
                source.stride(),
                offsets.length,
                offsets,
                null);
        int space = gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(space), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
