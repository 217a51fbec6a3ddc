/**
 * The trial that a model bundle brings: a picture, and what the model answers on it. The tool that pack a model writes it,
 * the host reads it.
 *
 * <p>Used by programs that pack models with tools of their own. The text of a trial, to lie beside its picture:
 *
 * <pre>{@code
 * import io.mien.detector.Face;
 * import io.mien.trial.Trial;
 * import java.io.IOException;
 * import java.nio.file.Files;
 * import java.nio.file.Path;
 * import java.util.List;
 *
 * class Packing {
 *     void write(Path folder, List<Face> found) throws IOException {
 *         Files.writeString(folder.resolve(Trial.FILE), Trial.ofFaces("picture.png", found).toText());
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.0.0")
package io.mien.trial;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
