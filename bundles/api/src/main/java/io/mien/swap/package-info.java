/** The events of stages while Mien runs, for programs that follow a deployment. */
@Export
@Version("1.0.0")
package io.mien.swap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
