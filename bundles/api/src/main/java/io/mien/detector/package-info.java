/**
 * The detector stage, and the decoders that third parties write for it.
 *
 * <p>Used by authors of a decoder for a family of networks, a service {@link io.mien.detector.FaceDecoder}: the host joins it with
 * model and engine to a {@link io.mien.detector.Detector}. A bundle without a network offers a detector itself. A decoder of a network
 * that gives rows of score, box and five points in pixels of its input:
 *
 * <pre>{@code
 * import io.mien.detector.DecodeRequest;
 * import io.mien.detector.Face;
 * import io.mien.detector.FaceDecoder;
 * import io.mien.detector.ProvideFaceDecoder;
 * import io.mien.image.Box;
 * import io.mien.image.Point;
 * import io.mien.inference.Outputs;
 * import io.mien.inference.Tensor;
 * import java.nio.FloatBuffer;
 * import java.util.ArrayList;
 * import java.util.List;
 * import org.osgi.service.component.annotations.Component;
 *
 * @Component(immediate = true)
 * @ProvideFaceDecoder("mynet")
 * public class MyNetDecoder implements FaceDecoder {
 *     @Override
 *     public List<Face> decode(Outputs outputs, DecodeRequest request) {
 *         Tensor rows = outputs.all().get(0);
 *         FloatBuffer values = rows.shaped(1, rows.dimension(1), 15);
 *         List<Face> faces = new ArrayList<>();
 *         for (int row = 0; row < values.limit(); row += 15) {
 *             if (values.get(row) >= request.confidence()) {
 *                 List<Point> points = new ArrayList<>();
 *                 for (int i = row + 5; i < row + 15; i += 2) {
 *                     points.add(new Point(values.get(i), values.get(i + 1)));
 *                 }
 *                 Box box = new Box(values.get(row + 1), values.get(row + 2), values.get(row + 3), values.get(row + 4));
 *                 faces.add(new Face(box, values.get(row), points));
 *             }
 *         }
 *         return faces;
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.detector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
