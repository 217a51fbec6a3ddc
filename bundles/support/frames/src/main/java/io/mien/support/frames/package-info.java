/** How a frame is handed from the thread of a camera to the one that asks for it. */
package io.mien.support.frames;
