/** The extractor stage: embeddings, and the space in which they may be compared. */
@Export
@Version("1.0.0")
package io.mien.extractor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
