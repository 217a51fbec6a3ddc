/**
 * Pixels in plain Java memory, and the geometry of faces in them.
 *
 * <p>Used by everybody who hands over pictures or draws on them. An image of a {@code BufferedImage}:
 *
 * <pre>{@code
 * import io.mien.image.Image;
 * import io.mien.image.PixelFormat;
 * import java.awt.image.BufferedImage;
 * import java.awt.image.DataBufferByte;
 *
 * class Pixels {
 *     static Image of(BufferedImage picture) {
 *         BufferedImage bgr =
 *                 new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
 *         bgr.getGraphics().drawImage(picture, 0, 0, null);
 *         byte[] bytes = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
 *         return Image.of(bgr.getWidth(), bgr.getHeight(), PixelFormat.BGR, bytes);
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.image;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
