/**
 * The types that all contracts share: the kinds of stage, their ids and service properties, and the family of typed errors.
 *
 * <p>Used by everybody. An application handles {@link io.mien.MienException}, which every expected failure extends:
 *
 * <pre>{@code
 * import io.mien.MienException;
 * import io.mien.StageUnavailableException;
 * import io.mien.image.Image;
 * import io.mien.recognizer.RecognizeOptions;
 * import io.mien.recognizer.Recognizer;
 *
 * class Answer {
 *     String about(Image image, Recognizer recognizer) {
 *         try {
 *             return recognizer.recognize(image, RecognizeOptions.defaults()).faces().toString();
 *         } catch (StageUnavailableException e) {
 *             return "no " + e.kind().word() + " serves";
 *         } catch (MienException e) {
 *             return e.getMessage();
 *         }
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.2.0")
package io.mien;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
