/** Faces keep an identity over frames. Pure functions over immutable states: no clock, no threads. */
package io.mien.live.track;
