/** Models: weights with their description, and the state of each. */
@Export
@Version("1.0.0")
package io.mien.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
