/**
 * Picture files: reading them safely and encoding them.
 *
 * <p>Used by applications that read files, through the service {@link io.mien.picture.PictureCodec}, and by bundles that add a format with a
 * {@link io.mien.picture.PictureConverter}. Faces of a file, in pixels of the original:
 *
 * <pre>{@code
 * import io.mien.MienException;
 * import io.mien.detector.DetectorOptions;
 * import io.mien.detector.Face;
 * import io.mien.picture.Picture;
 * import io.mien.picture.PictureCodec;
 * import io.mien.recognizer.FaceSelection;
 * import io.mien.recognizer.Recognizer;
 * import java.nio.file.Path;
 * import java.util.List;
 *
 * class FacesOfFile {
 *     List<Face> in(Path file, PictureCodec codec, Recognizer recognizer) throws MienException {
 *         Picture picture = codec.open(file);
 *         return recognizer
 *                 .detect(
 *                         picture.image(),
 *                         DetectorOptions.defaults().reducedBy(picture.reduction()),
 *                         FaceSelection.ALL)
 *                 .faces()
 *                 .stream()
 *                 .map(picture::inOriginal)
 *                 .toList();
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.picture;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
