/** Synthetic people in motion, with the truth about each frame. */
package io.mien.camera.demo;
