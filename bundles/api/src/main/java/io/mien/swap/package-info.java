/** What happens to a stage while Mien runs, for whoever follows a deployment. */
@Export
@Version("1.0.0")
package io.mien.swap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
