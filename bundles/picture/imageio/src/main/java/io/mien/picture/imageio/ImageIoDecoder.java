package io.mien.picture.imageio;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.imageio.PictureEssence.Colour;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** Turns an essence into BGR pixels with the JDK's own readers. Thread-safe. */
final class ImageIoDecoder {
    private static final int MOST_PASSES = 1000;

    private final Map<String, ImageReaderSpi> readers = new ConcurrentHashMap<>();

    /** @throws IOException or any unchecked exception if the pixels are damaged */
    Image decode(PictureEssence essence) throws IOException {
        ImageReader reader =
                readers.computeIfAbsent(essence.format(), ImageIoDecoder::find).createReaderInstance();
        try (SliceInput stream = new SliceInput(essence.bytes())) {
            // A TIFF is read in bands, and each looks for its own place.
            reader.setInput(stream, !essence.format().equals(Tiff.NAME));
            return read(reader, essence);
        } finally {
            reader.dispose();
        }
    }

    private static Image read(ImageReader reader, PictureEssence essence) throws IOException {
        if (essence.format().equals(Tiff.NAME)) {
            return TiffBands.read(reader, essence);
        }
        return switch (essence.colour()) {
            case BGR -> essence.reduction() == 1 ? readBgr(reader, essence) : readReduced(reader, essence);
            case ANY -> essence.reduction() == 1
                    ? BgrPixels.toBgr(reader.read(0, param(reader, essence)))
                    : readReduced(reader, essence);
            default -> InkConversion.toBgr(readInks(reader, essence), essence.colour());
        };
    }

    /**
     * ImageIO turns a progressive picture to pixels after each scan, and each takes as long as a whole picture. It is told
     * to begin with the last one. The pixels are the same.
     */
    private static ImageReadParam param(ImageReader reader, PictureEssence essence) {
        ImageReadParam param = reader.getDefaultReadParam();
        if (essence.scans() > 1) {
            param.setSourceProgressivePasses(essence.scans(), MOST_PASSES);
        }
        return param;
    }

    /** The decoder writes where the image reads: no copy, and no color management in between. */
    private static Image readBgr(ImageReader reader, PictureEssence essence) throws IOException {
        BufferedImage target = new BufferedImage(essence.width(), essence.height(), BufferedImage.TYPE_3BYTE_BGR);
        ImageReadParam param = param(reader, essence);
        param.setDestination(target);
        reader.read(0, param);
        byte[] pixels = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        return Image.of(essence.width(), essence.height(), PixelFormat.BGR, pixels);
    }

    private static Image readReduced(ImageReader reader, PictureEssence essence) throws IOException {
        ImageTypeSpecifier type = essence.colour() == Colour.BGR
                ? ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_3BYTE_BGR)
                : reader.getImageTypes(0).next();
        BlockMean mean = new BlockMean(essence.width(), essence.height(), essence.reduction());
        ReducingRaster raster =
                new ReducingRaster(type.getColorModel(), type.getSampleModel(essence.width(), essence.height()), mean);
        ImageReadParam param = param(reader, essence);
        param.setDestination(new BufferedImage(type.getColorModel(), raster, false, null));
        reader.read(0, param);
        return mean.image();
    }

    /** Inks are converted after they are decoded, and so a large picture is sampled instead of averaged. */
    private static Raster readInks(ImageReader reader, PictureEssence essence) throws IOException {
        ImageReadParam param = param(reader, essence);
        param.setSourceSubsampling(essence.reduction(), essence.reduction(), 0, 0);
        return reader.readRaster(0, param);
    }

    /** A program that embeds Mien may have registered readers of its own, which differ in what they accept. */
    private static ImageReaderSpi find(String format) {
        if (format.equals(Webp.NAME)) {
            // Its class is loaded for the first WebP file, and ImageIO's own search would not find it inside a bundle.
            return new WebPImageReaderSpi();
        }
        Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (all.hasNext()) {
            ImageReaderSpi spi = all.next();
            if (spi.getClass().getModule() == ImageReader.class.getModule()
                    && List.of(spi.getFormatNames()).contains(format)) {
                return spi;
            }
        }
        throw new IllegalStateException("this Java has no ImageIO reader of " + format);
    }
}
