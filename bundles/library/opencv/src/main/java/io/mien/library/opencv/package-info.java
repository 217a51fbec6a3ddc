/** How a bundle makes sure that OpenCV's native code is there before it calls {@code org.opencv}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.mien.library.opencv;
