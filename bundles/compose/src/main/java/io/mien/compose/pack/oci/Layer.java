package io.mien.compose.pack.oci;

/**
 * A layer of an image.
 *
 * @param blob its compressed bytes
 * @param diffId the digest of its tar without compression
 */
record Layer(Descriptor blob, String diffId) {}
