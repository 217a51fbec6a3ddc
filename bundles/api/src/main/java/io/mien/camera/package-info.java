/** Cameras and other sources of frames. */
@Export
@Version("1.0.0")
package io.mien.camera;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
