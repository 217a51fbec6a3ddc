/** The store stage: people, faces, chips and embeddings that outlive the process. */
@Export
@Version("1.0.0")
package io.mien.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
