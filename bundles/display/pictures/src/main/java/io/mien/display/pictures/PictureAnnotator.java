package io.mien.display.pictures;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.picture.Annotator;
import io.mien.support.drawing.Fonts;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Draws with Java 2D. All boxes and points come first and all captions after them, so that no line crosses a text. Where
 * this Java has no fonts, which is usual in small containers, captions are left out.
 */
@Component
public final class PictureAnnotator implements Annotator {
    private final Fonts fonts;

    @Activate
    public PictureAnnotator() {
        this(new Fonts());
    }

    PictureAnnotator(Fonts fonts) {
        this.fonts = fonts;
    }

    @Override
    public Image annotate(Image image, List<Mark> marks) {
        BufferedImage copy = copy(image);
        Graphics2D graphics = copy.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Canvas scene = new Canvas(graphics, image.width(), image.height());
            for (Mark mark : marks) {
                FaceOutline.paint(scene, mark);
            }
            for (Mark mark : marks) {
                if (!mark.caption().isBlank() && fonts.available()) {
                    CaptionPlate.paint(scene, mark);
                }
            }
        } finally {
            graphics.dispose();
        }
        return Image.of(image.width(), image.height(), PixelFormat.BGR, bytes(copy));
    }

    private static BufferedImage copy(Image image) {
        byte[] pixels = Images.toBgr(image).data();
        BufferedImage copy = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] to = bytes(copy);
        System.arraycopy(pixels, 0, to, 0, to.length);
        return copy;
    }

    private static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
