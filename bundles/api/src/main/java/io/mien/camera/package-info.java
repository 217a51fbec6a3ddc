/**
 * Cameras and other sources of frames, and their addresses.
 *
 * <p>Used by programs that connect a camera, as a service {@link io.mien.camera.FrameSource}, or that open addresses of a scheme of
 * their own, as a {@link io.mien.camera.FrameSourceFactory}, and by programs that hand frames to
 * {@link io.mien.recognizer.Recognizer#stream}. A source of the pictures of a list:
 *
 * <pre>{@code
 * import io.mien.camera.Frame;
 * import io.mien.camera.FrameSource;
 * import io.mien.image.Image;
 * import java.time.Instant;
 * import java.util.Iterator;
 * import java.util.List;
 * import java.util.Optional;
 *
 * class Slides implements FrameSource {
 *     private final Iterator<Image> slides;
 *     private volatile boolean closed;
 *     private long sequence;
 *
 *     Slides(List<Image> slides) {
 *         this.slides = slides.iterator();
 *     }
 *
 *     @Override
 *     public Optional<Frame> next() {
 *         return closed || !slides.hasNext()
 *                 ? Optional.empty()
 *                 : Optional.of(new Frame(sequence++, Instant.now(), slides.next()));
 *     }
 *
 *     @Override
 *     public void close() {
 *         closed = true;
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.camera;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
