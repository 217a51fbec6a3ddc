/**
 * The aligner stage: from a face in a picture to the crop that an extractor was trained on.
 *
 * <p>Used by authors of an aligner, a service {@link io.mien.aligner.Aligner}; {@link io.mien.aligner.Similarity} is the transform between
 * the points of a face and those of a template. An aligner that samples the nearest pixel:
 *
 * <pre>{@code
 * import io.mien.StageProperties;
 * import io.mien.aligner.Aligner;
 * import io.mien.aligner.AlignmentException;
 * import io.mien.aligner.AlignmentId;
 * import io.mien.aligner.FaceTemplate;
 * import io.mien.aligner.Similarity;
 * import io.mien.image.Image;
 * import io.mien.image.Images;
 * import io.mien.image.PixelFormat;
 * import io.mien.image.Point;
 * import java.util.List;
 * import org.osgi.service.component.annotations.Component;
 *
 * @Component(property = {StageProperties.NAME + "=nearest", StageProperties.VERSION + "=1.0.0"})
 * public class NearestAligner implements Aligner {
 *     @Override
 *     public AlignmentId id() {
 *         return new AlignmentId("nearest-5");
 *     }
 *
 *     @Override
 *     public Image align(Image image, List<Point> points, FaceTemplate template) throws AlignmentException {
 *         Similarity back = Similarity.estimate(points, template.points()).inverse();
 *         Image from = Images.toBgr(image);
 *         byte[] crop = new byte[3 * template.width() * template.height()];
 *         for (int i = 0; i < crop.length / 3; i++) {
 *             Point at = back.apply(new Point(i % template.width(), i / template.width()));
 *             int x = Math.round(at.x()), y = Math.round(at.y());
 *             if (x >= 0 && x < from.width() && y >= 0 && y < from.height()) {
 *                 System.arraycopy(from.data(), y * from.stride() + 3 * x, crop, 3 * i, 3);
 *             }
 *         }
 *         return Image.of(template.width(), template.height(), PixelFormat.BGR, crop);
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.aligner;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
