/** The installed bundles, and how they change while Mien runs: generations, deployment, roll-back. */
@Export
@Version("1.2.0")
package io.mien.deploy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
