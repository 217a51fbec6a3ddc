/** The decoders and engines that are registered, and which of them fit a model. */
package io.mien.host.parts;
