/**
 * How well a picture shows a face: what weighs it among other pictures of the face, and what refuses it.
 *
 * <p>Used by programs that choose among pictures. One that keeps those that show a face well enough:
 *
 * <pre>{@code
 * import io.mien.detector.Face;
 * import io.mien.image.Image;
 * import io.mien.quality.FaceQuality;
 * import io.mien.quality.QualityLimits;
 * import java.util.Optional;
 *
 * class Selection {
 *     private static final QualityLimits LIMITS = new QualityLimits(60, 20, 45, 30, 225);
 *
 *     boolean isGoodEnough(Image image, Face face) {
 *         Optional<String> refusal = LIMITS.refusal(FaceQuality.of(image, face));
 *         refusal.ifPresent(System.out::println);
 *         return refusal.isEmpty();
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.0.0")
package io.mien.quality;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
