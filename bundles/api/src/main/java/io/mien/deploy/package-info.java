/** What is installed, and how that is changed while Mien runs: generations, deploying, going back. */
@Export
@Version("1.2.0")
package io.mien.deploy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
