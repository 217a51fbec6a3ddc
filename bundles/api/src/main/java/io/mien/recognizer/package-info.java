/**
 * The recognizer: what applications call.
 *
 * <p>Used by every application, through the service {@link io.mien.recognizer.Recognizer}; {@link io.mien.recognizer.GalleryAdmin} corrects
 * the gallery. Enrolls somebody and names the people of a picture:
 *
 * <pre>{@code
 * import io.mien.MienException;
 * import io.mien.image.Image;
 * import io.mien.recognizer.EnrollOptions;
 * import io.mien.recognizer.FaceSelection;
 * import io.mien.recognizer.RecognizeOptions;
 * import io.mien.recognizer.RecognizedFace;
 * import io.mien.recognizer.Recognizer;
 * import java.util.List;
 * import org.osgi.service.component.annotations.Component;
 * import org.osgi.service.component.annotations.Reference;
 *
 * @Component(service = Greeter.class)
 * public class Greeter {
 *     @Reference
 *     private Recognizer recognizer;
 *
 *     public void meet(String name, Image portrait) throws MienException {
 *         recognizer.enroll(portrait, name, EnrollOptions.defaults().selection(FaceSelection.LARGEST));
 *     }
 *
 *     public List<String> names(Image picture) throws MienException {
 *         RecognizeOptions careful = RecognizeOptions.defaults().threshold(.8);
 *         return recognizer.recognize(picture, careful).faces().stream()
 *                 .filter(RecognizedFace::known)
 *                 .map(RecognizedFace::label)
 *                 .toList();
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.4.0")
package io.mien.recognizer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
