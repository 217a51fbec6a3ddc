/** Checks that keep from the vendor's library every file that would make it end the process. */
package io.mien.maixcam.model;
