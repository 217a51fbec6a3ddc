/** Screens and other places where results are shown, and what is pressed there. */
@Export
@Version("1.0.0")
package io.mien.display;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
