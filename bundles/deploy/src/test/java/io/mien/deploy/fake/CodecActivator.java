package io.mien.deploy.fake;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.picture.Ppm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Registers a codec of bare pixels, with the ranking {@code X-Ranking}. It throws when it reads, from the start if {@code X-Calls} is
 * {@code throw}, else as soon as the file {@code X-Fuse} exists.
 */
public final class CodecActivator implements BundleActivator, PictureCodec {
    private boolean broken;
    private Path fuse = Path.of("none");

    /** Made by the framework. */
    public CodecActivator() {}

    @Override
    public void start(BundleContext context) {
        var headers = context.getBundle().getHeaders("");
        broken = "throw".equals(headers.get("X-Calls"));
        String file = headers.get("X-Fuse");
        fuse = file == null ? fuse : Path.of(file);
        String ranking = headers.get("X-Ranking");
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, ranking == null ? 0 : Integer.parseInt(ranking));
        context.registerService(PictureCodec.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service away.
    }

    @Override
    public Image read(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        if (broken || Files.exists(fuse)) {
            throw new IllegalStateException("a codec that throws");
        }
        Image rgb = Ppm.decode(encoded, name);
        byte[] bgr = rgb.data().clone();
        for (int i = 0; rgb.format() == PixelFormat.RGB && i < bgr.length; i += 3) {
            bgr[i] = rgb.data()[i + 2];
            bgr[i + 2] = rgb.data()[i];
        }
        return Image.of(rgb.width(), rgb.height(), PixelFormat.BGR, bgr);
    }

    @Override
    public byte[] encode(Image image, String type, float quality) throws PictureException {
        return Ppm.encode(image);
    }

    @Override
    public boolean reads(Path file) {
        return true;
    }
}
