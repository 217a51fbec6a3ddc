/** What Mien and the program on the device say to each other; {@code bundles/maixcam/device/PROTOCOL.md} is its description. */
package io.mien.camera.maixcam.protocol;
