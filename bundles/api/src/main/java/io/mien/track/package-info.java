/**
 * Sources of frames that are being recognized, the faces that are followed over their frames, and who they are.
 *
 * <p>Used by programs that act when somebody comes, as a service of the whiteboard: {@link io.mien.track.TrackListener} hears of
 * each frame. {@link io.mien.track.LiveSource} says how a source fares. A listener that greets everybody once:
 *
 * <pre>{@code
 * import io.mien.track.TrackListener;
 * import io.mien.track.TrackedFace;
 * import io.mien.track.TrackedFrame;
 * import java.util.Set;
 * import java.util.concurrent.ConcurrentHashMap;
 * import org.osgi.service.component.annotations.Component;
 *
 * @Component
 * public class Greeter implements TrackListener {
 *     private final Set<String> greeted = ConcurrentHashMap.newKeySet();
 *
 *     @Override
 *     public void tracked(TrackedFrame frame) {
 *         for (TrackedFace face : frame.faces()) {
 *             if (face.decision().known() && greeted.add(face.decision().label())) {
 *                 System.out.println("Hello " + face.decision().label() + " at " + frame.source());
 *             }
 *         }
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.track;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
