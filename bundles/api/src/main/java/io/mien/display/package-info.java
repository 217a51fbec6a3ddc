/**
 * Screens and other places where results are shown, and what is pressed there.
 *
 * <p>Used by programs that connect a screen or a door, as services of the whiteboard: {@link io.mien.display.FrameSink} is shown every result
 * of a stream, {@link io.mien.display.ButtonListener} hears buttons, {@link io.mien.display.PointerListener} touches. A sink that opens a door:
 *
 * <pre>{@code
 * import io.mien.display.FrameSink;
 * import io.mien.recognizer.FrameResult;
 * import io.mien.recognizer.RecognizedFace;
 * import org.osgi.service.component.annotations.Component;
 *
 * @Component
 * public class Door implements FrameSink {
 *     @Override
 *     public void show(FrameResult result) {
 *         if (result instanceof FrameResult.Recognized recognized
 *                 && recognized.recognition().faces().stream().anyMatch(RecognizedFace::known)) {
 *             open();
 *         }
 *     }
 *
 *     private void open() {
 *         System.out.println("open");
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.display;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
