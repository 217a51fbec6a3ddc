package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureConverter;
import io.mien.picture.PictureConverter.ConvertedPicture;
import io.mien.picture.PictureException;
import io.mien.picture.UnreadFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Picture files by ImageIO. What a file is, is told from its first bytes and not from its name. Each format is checked and
 * cut down to its first picture before ImageIO sees it, so that a truncated file, a huge picture or damaged metadata never
 * reach a decoder. Formats that are not ImageIO's come through the {@link PictureConverter}s that are registered.
 */
@Component(configurationPid = PictureCodecConfig.PID)
@Designate(ocd = PictureCodecConfig.class)
public final class ImageIoPictureCodec implements PictureCodec {
    private final List<PictureFormat> formats =
            List.of(new Jpeg(), new Png(), new Gif(), new Bmp(), new Webp(), new Tiff());
    private final Converters converters = new Converters();
    private final ImageIoDecoder decoder = new ImageIoDecoder();
    private final ImageIoEncoder encoder = new ImageIoEncoder();
    private final PictureLimits limits;

    @Activate
    public ImageIoPictureCodec(PictureCodecConfig configuration) {
        this(PictureLimits.of(configuration));
    }

    ImageIoPictureCodec(PictureLimits limits) {
        this.limits = limits;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConverter(PictureConverter converter) {
        converters.add(converter);
    }

    void removeConverter(PictureConverter converter) {
        converters.remove(converter);
    }

    @Override
    public Image read(Path file) throws PictureException {
        return open(file).image();
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        return picture(encoded, name).image();
    }

    @Override
    public Picture open(Path file) throws PictureException {
        return picture(PictureInput.read(file, limits), file.toString());
    }

    @Override
    public Picture open(InputStream in, String name) throws PictureException {
        return picture(PictureInput.read(in, name, limits), name);
    }

    private Picture picture(byte[] encoded, String name) throws PictureException {
        limits.checkLength(name, encoded.length);
        EncodedPicture file = new EncodedPicture(name, encoded);
        for (PictureFormat format : formats) {
            if (format.begins(file)) {
                return picture(format.extract(file, limits), name);
            }
        }
        return converted(file);
    }

    private Picture converted(EncodedPicture file) throws PictureException {
        PictureConverter converter = converters
                .of(file.bytes())
                .orElseThrow(() -> file.refused("is not a picture (" + converters.names() + " are read)"));
        ConvertedPicture made = converter.convert(
                file.bytes(), file.name(), (width, height) -> limits.reduction(file.name(), width, height));
        PictureEssence essence = new Png().extract(new EncodedPicture(file.name(), made.png()), limits);
        Picture picture = picture(essence.turned(made.orientation()), file.name());
        return made.orientation() < Exif.FIRST_TURNED
                ? new Picture(picture.image(), made.width(), made.height(), picture.reduction() * made.reduction())
                : new Picture(picture.image(), made.height(), made.width(), picture.reduction() * made.reduction());
    }

    private Picture picture(PictureEssence essence, String name) throws PictureException {
        try {
            Image image = Orientation.upright(decoder.decode(essence), essence.orientation());
            int width = essence.isTurned() ? essence.height() : essence.width();
            int height = essence.isTurned() ? essence.width() : essence.height();
            return new Picture(image, width, height, essence.reduction());
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers answer damage with unchecked exceptions of many kinds, too.
            throw new PictureException(name, "is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        return encoder.encode(image, type, quality);
    }

    @Override
    public boolean reads(Path file) {
        String ending = FileEndings.of(file);
        return FileEndings.READ.contains(ending) || converters.reads(ending);
    }

    @Override
    public Optional<UnreadFormat> unread(Path file) {
        return converters.unread(FileEndings.of(file));
    }
}
