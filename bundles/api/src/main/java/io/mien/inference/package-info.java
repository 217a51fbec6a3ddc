/** Engines: what runs a model. */
@Export
@Version("1.1.0")
package io.mien.inference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
