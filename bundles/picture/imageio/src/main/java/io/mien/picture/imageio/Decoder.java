package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns an essence into BGR pixels with the JDK's own readers. Thread-safe. */
final class Decoder {
    private final Map<String, ImageReaderSpi> readers = new ConcurrentHashMap<>();

    /** @throws IOException or any unchecked exception if the pixels are damaged */
    Image decode(Essence essence) throws IOException {
        ImageReader reader =
                readers.computeIfAbsent(essence.format(), Decoder::find).createReaderInstance();
        // In memory, where ImageIO's own streams would use a temporary file.
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(essence.bytes()))) {
            reader.setInput(stream, true);
            return read(reader, essence);
        } finally {
            reader.dispose();
        }
    }

    private static Image read(ImageReader reader, Essence essence) throws IOException {
        switch (essence.colour()) {
            case BGR -> {
                return readBgr(reader, essence);
            }
            case ANY -> {
                return Pixels.toBgr(reader.read(0));
            }
            default -> {
                Raster inks = reader.readRaster(0, null);
                return Inks.toBgr(inks, essence.colour());
            }
        }
    }

    /** The decoder writes where the image reads: no copy, and no colour management in between. */
    private static Image readBgr(ImageReader reader, Essence essence) throws IOException {
        BufferedImage target = new BufferedImage(essence.width(), essence.height(), BufferedImage.TYPE_3BYTE_BGR);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestination(target);
        reader.read(0, param);
        byte[] pixels = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        return Image.of(essence.width(), essence.height(), PixelFormat.BGR, pixels);
    }

    /** A program that embeds Mien may have registered readers of its own, which differ in what they accept. */
    private static ImageReaderSpi find(String format) {
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
