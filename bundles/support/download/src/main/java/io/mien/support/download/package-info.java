/**
 * Fetches files of which size and digest are known beforehand: resumable, bounded, and checked to the last bit. A plain jar; a
 * bundle that uses it compiles it in.
 */
package io.mien.support.download;
