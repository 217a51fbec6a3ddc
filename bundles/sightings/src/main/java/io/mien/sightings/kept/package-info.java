/** The sightings on the disk: one file each, which appears whole, and how long each is kept. */
package io.mien.sightings.kept;
