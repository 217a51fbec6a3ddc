/** The aligner stage: from a face in a picture to the crop that an extractor was trained on. */
@Export
@Version("1.0.0")
package io.mien.aligner;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
