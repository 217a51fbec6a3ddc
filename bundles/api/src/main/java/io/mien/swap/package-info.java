/**
 * The events of stages while Mien runs, for programs that follow a deployment.
 *
 * <p>Used by programs that tell people or logs what is swapped, as a service {@link io.mien.swap.StageListener}:
 *
 * <pre>{@code
 * import io.mien.swap.StageEvent;
 * import io.mien.swap.StageListener;
 * import org.osgi.service.component.annotations.Component;
 *
 * @Component
 * public class SwapLog implements StageListener {
 *     @Override
 *     public void stageChanged(StageEvent event) {
 *         System.out.println(event.kind().word() + " " + event.stage() + " " + event.step() + " " + event.detail());
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.swap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
