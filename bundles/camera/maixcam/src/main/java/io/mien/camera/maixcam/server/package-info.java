/** The listening side: one device at a time, the shared memory it writes frames to, and the newest of them. */
package io.mien.camera.maixcam.server;
