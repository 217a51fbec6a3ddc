/** A network with its decoder, as a detector or an extractor. */
package io.mien.host.stage;
