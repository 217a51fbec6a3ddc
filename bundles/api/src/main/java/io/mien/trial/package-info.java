/**
 * The trial that a model bundle brings: a picture, and what the model answers on it. The tool that packs a model writes it,
 * the host reads it.
 */
@Export
@Version("1.0.0")
package io.mien.trial;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
