package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Picture files by the JDK's ImageIO. What a file is, is told from its first bytes and not from its name. Each format
 * is checked and cut down to its first picture before ImageIO sees it, so that a truncated file, a huge picture or
 * damaged metadata never reach a decoder.
 */
@Component(configurationPid = "io.mien.picture.imageio")
@Designate(ocd = PictureCodecConfiguration.class)
public final class ImageIoPictureCodec implements PictureCodec {
    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp");

    private final List<PictureFormat> formats = List.of(new Jpeg(), new Png(), new Gif(), new Bmp());
    private final Decoder decoder = new Decoder();
    private final Encoder encoder = new Encoder();
    private final Limits limits;

    @Activate
    public ImageIoPictureCodec(PictureCodecConfiguration configuration) {
        limits = new Limits(configuration.max_pixels(), configuration.max_bytes(), configuration.max_scans());
    }

    @Override
    public Image read(Path file) throws PictureException {
        String name = file.toString();
        try {
            if (!Files.exists(file)) {
                throw new PictureException(name, "does not exist");
            }
            if (Files.isDirectory(file)) {
                throw new PictureException(name, "is a folder");
            }
            // A pipe or a device could go on for ever.
            if (!Files.isRegularFile(file)) {
                throw new PictureException(name, "is not a file");
            }
            limits.checkLength(name, Files.size(file));
            return decode(Files.readAllBytes(file), name);
        } catch (NoSuchFileException e) {
            throw new PictureException(name, "does not exist", e);
        } catch (AccessDeniedException e) {
            throw new PictureException(name, "may not be read", e);
        } catch (IOException e) {
            throw new PictureException(name, "cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        limits.checkLength(name, encoded.length);
        Encoded file = new Encoded(name, encoded);
        Essence essence = formatOf(file).extract(file, limits);
        try {
            return Orientation.upright(decoder.decode(essence), essence.orientation());
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers answer damage with unchecked exceptions of many kinds, too.
            throw new PictureException(name, "is damaged: " + e.getMessage(), e);
        }
    }

    private PictureFormat formatOf(Encoded file) throws PictureException {
        for (PictureFormat format : formats) {
            if (format.begins(file)) {
                return format;
            }
        }
        throw file.refused("is not a picture (JPEG, PNG, GIF and BMP are read)");
    }

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        return encoder.encode(image, type, quality);
    }

    @Override
    public boolean reads(Path file) {
        Path name = file.getFileName();
        if (name == null) {
            return false;
        }
        String text = name.toString();
        int dot = text.lastIndexOf('.');
        // A leading dot hides a file: the copies that some systems put beside pictures are none.
        return dot > 0
                && !text.startsWith(".")
                && EXTENSIONS.contains(text.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
