/** Pixels in plain Java memory, and the geometry of faces in them. */
@Export
@Version("1.0.0")
package io.mien.image;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
