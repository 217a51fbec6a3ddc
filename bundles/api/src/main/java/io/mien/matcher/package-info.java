/** The matcher stage: nearest neighbors among embeddings. */
@Export
@Version("1.1.0")
package io.mien.matcher;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
