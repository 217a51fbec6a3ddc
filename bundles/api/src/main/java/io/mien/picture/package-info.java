/** Picture files: reading them safely and encoding them. */
@Export
@Version("1.1.0")
package io.mien.picture;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
