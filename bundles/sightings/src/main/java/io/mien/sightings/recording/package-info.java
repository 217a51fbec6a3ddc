/** From the frames of tracks to what is kept of each: its best crops, and when they are written. */
package io.mien.sightings.recording;
