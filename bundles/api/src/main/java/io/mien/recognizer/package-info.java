/** The recognizer: what applications call. */
@Export
@Version("1.0.0")
package io.mien.recognizer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
