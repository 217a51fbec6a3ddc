/** Keeps what was seen before cameras for a while, and teaches from it. */
package io.mien.sightings;
