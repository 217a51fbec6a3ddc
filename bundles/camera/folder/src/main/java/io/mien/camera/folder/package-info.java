/** The pictures of a folder, as frames. */
package io.mien.camera.folder;
