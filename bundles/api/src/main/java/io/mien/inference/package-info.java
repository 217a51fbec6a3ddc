/**
 * Engines: what runs a model.
 *
 * <p>Used by programs that bring another runtime or a chip, as a service {@link io.mien.inference.InferenceEngine}; the host opens sessions with
 * it. {@link io.mien.inference.DualBuffer} is offered beside it by an engine that prepares one batch while it runs another. The shell
 * of an engine:
 *
 * <pre>{@code
 * import io.mien.inference.InferenceEngine;
 * import io.mien.inference.InferenceSession;
 * import io.mien.inference.ProvideEngine;
 * import io.mien.model.Model;
 * import io.mien.model.ModelRejectedException;
 * import org.osgi.service.component.annotations.Component;
 *
 * @Component(immediate = true)
 * @ProvideEngine(format = "mychip")
 * public class MyChipEngine implements InferenceEngine {
 *     @Override
 *     public boolean runs(Model model) {
 *         return model.mud().format().equals("mychip");
 *     }
 *
 *     @Override
 *     public InferenceSession open(Model model) throws ModelRejectedException {
 *         throw new ModelRejectedException(model.mud().name(), "the chip has no memory left");
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.inference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
