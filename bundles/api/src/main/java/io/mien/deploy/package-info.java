/**
 * The installed bundles, and how they change while Mien runs: generations, deployment, roll-back.
 *
 * <p>Used by tools that install and remove; the service {@link io.mien.deploy.Deployment} is present in products with {@code
 * io.mien.deploy}. Deploys a jar and tells each step:
 *
 * <pre>{@code
 * import io.mien.deploy.Deployment;
 * import io.mien.deploy.DeploymentException;
 * import io.mien.deploy.Generation;
 * import java.nio.file.Path;
 * import java.util.List;
 * import org.osgi.service.component.annotations.Component;
 * import org.osgi.service.component.annotations.Reference;
 *
 * @Component(service = Upgrade.class)
 * public class Upgrade {
 *     @Reference
 *     private Deployment deployment;
 *
 *     public long to(Path jar) throws DeploymentException {
 *         Generation generation = deployment.deploy(
 *                 List.of(jar), progress -> System.out.println(progress.step() + " " + progress.subject()));
 *         return generation.number();
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.4.0")
package io.mien.deploy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
