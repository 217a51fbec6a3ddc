/** Fetches models that the catalogue knows: resumable, bounded, and checked to the last bit. */
package io.mien.command.pull;
