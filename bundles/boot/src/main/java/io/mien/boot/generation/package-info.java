/** Generations on disk: what is installed, in numbered lists of which one is current, whatever is interrupted when. */
package io.mien.boot.generation;
