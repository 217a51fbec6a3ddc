/** The detector stage, and the decoders that third parties write for it. */
@Export
@Version("1.1.0")
package io.mien.detector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
