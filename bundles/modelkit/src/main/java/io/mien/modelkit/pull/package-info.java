/** Fetches models that the catalog knows: resumable, bounded, and checked to the last bit. */
package io.mien.modelkit.pull;
