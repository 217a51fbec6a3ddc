/**
 * What implementations from elsewhere answer, on real weights and pictures: contracts that compare a decoder or an aligner with
 * them, and ways to read their answers. Needs the {@link io.mien.reference.SharedFolder}; Mien's own tests use it, and nobody else can.
 */
package io.mien.reference;
