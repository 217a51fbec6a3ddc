package io.mien.reference;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads picture files with the JDK alone. */
public final class JdkPictureFiles {
    private JdkPictureFiles() {}

    /** The picture in BGR; transparency and color profiles are ignored. */
    public static Image read(Path file) throws IOException {
        BufferedImage picture = decoded(file);
        int width = picture.getWidth(), height = picture.getHeight();
        byte[] data = new byte[3 * width * height];
        Raster samples = withoutPalette(picture).getRaster();
        int last = samples.getNumBands() - 1;
        for (int y = 0, at = 0; y < height; y++) {
            int[] row = samples.getPixels(0, y, width, 1, (int[]) null);
            for (int x = 0; x < width; x++) {
                for (int band = 2; band >= 0; band--) {
                    data[at++] = (byte) row[x * (last + 1) + Math.min(band, last == 1 ? 0 : last)];
                }
            }
        }
        return Image.of(width, height, PixelFormat.BGR, data);
    }

    private static BufferedImage decoded(Path file) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException(file + " is not a picture");
            }
            ImageReader reader = readers.next();
            reader.setInput(stream, true);
            ImageReadParam param = reader.getDefaultReadParam();
            // In the colors of its own profile a picture is not converted.
            reader.getImageTypes(0).forEachRemaining(type -> {
                if (!type.getColorModel().getColorSpace().isCS_sRGB() && type.getNumBands() == 3) {
                    param.setDestinationType(type);
                }
            });
            return reader.read(0, param);
        }
    }

    private static BufferedImage withoutPalette(BufferedImage picture) {
        if (!(picture.getColorModel() instanceof IndexColorModel)) {
            return picture;
        }
        BufferedImage rgb = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        rgb.createGraphics().drawImage(picture, 0, 0, null);
        return rgb;
    }
}
