/** The types that all contracts share: the kinds of stage, their service properties and the family of typed errors. */
@Export
@Version("1.0.0")
package io.mien;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
