/**
 * Models: weights with their description, and the state of each.
 *
 * <p>Used by programs that pack models, by engines, and by tools that show which models serve, through the service
 * {@link io.mien.model.Models}. Why models do not serve:
 *
 * <pre>{@code
 * import io.mien.model.ModelStatus;
 * import io.mien.model.Models;
 * import java.util.List;
 * import org.osgi.service.component.annotations.Component;
 * import org.osgi.service.component.annotations.Reference;
 *
 * @Component(service = Complaints.class)
 * public class Complaints {
 *     @Reference
 *     private Models models;
 *
 *     public List<String> list() {
 *         return models.list().stream()
 *                 .filter(m -> m.state() == ModelStatus.State.REFUSED || m.state() == ModelStatus.State.WAITING)
 *                 .map(m -> m.name() + ": " + m.reason())
 *                 .toList();
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.2.0")
package io.mien.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
