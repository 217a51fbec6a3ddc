/** Whatever an {@code ffmpeg} process can read, as frames. */
package io.mien.camera.ffmpeg;
