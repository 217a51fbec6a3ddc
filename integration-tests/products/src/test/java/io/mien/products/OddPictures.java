package io.mien.products;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures that are unusual or broken: what cameras, scanners, browsers and torn downloads leave behind. */
final class OddPictures {
    /** EXIF's "turn me clockwise by a quarter". */
    private static final int QUARTER = 6;

    private OddPictures() {}

    /** A PNG of about a hundred bytes that says it has 20,000 x 20,000 pixels. */
    static void huge(Path file) throws IOException {
        try (DataOutputStream png = new DataOutputStream(Files.newOutputStream(file))) {
            png.writeLong(0x89504e470d0a1a0aL);
            chunk(png, "IHDR", new byte[] {0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20, 8, 2, 0, 0, 0});
            chunk(png, "IDAT", new byte[100]);
            chunk(png, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
        CRC32 sum = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        sum.update(name);
        sum.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) sum.getValue());
    }

    /** The first bytes of a file. */
    static void torn(Path whole, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    static BufferedImage gray(BufferedImage picture) {
        return drawn(picture, new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY));
    }

    static BufferedImage clear(BufferedImage picture) {
        return drawn(picture, new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB));
    }

    /** 16 bits a channel. */
    static BufferedImage deep(BufferedImage picture) {
        var colours = new ComponentColorModel(
                java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                false,
                false,
                ComponentColorModel.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = colours.createCompatibleWritableRaster(picture.getWidth(), picture.getHeight());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                raster.setPixel(x, y, new int[] {deep(rgb >> 16), deep(rgb >> 8), deep(rgb)});
            }
        }
        return new BufferedImage(colours, raster, false, null);
    }

    private static int deep(int level) {
        return (level & 0xff) * 257;
    }

    /** A JPEG of four inks, stored inverted as Photoshop does. */
    static void cmyk(BufferedImage picture, Path file) throws IOException {
        WritableRaster inks =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, picture.getWidth(), picture.getHeight(), 4, null);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                inks.setPixel(x, y, new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, 255});
            }
        }
        ByteArrayOutputStream adobe = new ByteArrayOutputStream();
        adobe.write("Adobe".getBytes(StandardCharsets.US_ASCII));
        adobe.write(new byte[] {0, 100, 0, 0, 0, 0, 0});
        Files.write(file, withSegment(jpeg(new IIOImage(inks, null, null)), 0xee, adobe.toByteArray()));
    }

    /** A JPEG lying on its side, with an orientation that says so. */
    static void turned(BufferedImage picture, Path file) throws IOException {
        int width = picture.getWidth(), height = picture.getHeight();
        BufferedImage lying = new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                lying.setRGB(y, width - 1 - x, picture.getRGB(x, y));
            }
        }
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        exif.write("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
        // One directory of one entry: tag 0x0112 (orientation), a short.
        exif.write(new byte[] {0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, QUARTER, 0, 0, 0, 0, 0, 0});
        Files.write(file, withSegment(jpeg(new IIOImage(lying, null, null)), 0xe1, exif.toByteArray()));
    }

    private static byte[] jpeg(IIOImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(picture);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(jpeg, 0, 2);
        out.writeByte(0xff);
        out.writeByte(marker);
        out.writeShort(content.length + 2);
        out.write(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** A GIF of two pictures. */
    static void moving(BufferedImage first, BufferedImage second, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(indexed(first), null, null), null);
            writer.writeToSequence(new IIOImage(indexed(second), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage indexed(BufferedImage picture) {
        byte[] levels = new byte[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) i;
        }
        var grays = new IndexColorModel(8, levels.length, levels, levels, levels);
        return drawn(
                picture,
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, grays));
    }

    private static BufferedImage drawn(BufferedImage picture, BufferedImage onto) {
        var canvas = onto.createGraphics();
        canvas.drawImage(picture, 0, 0, null);
        canvas.dispose();
        return onto;
    }
}
