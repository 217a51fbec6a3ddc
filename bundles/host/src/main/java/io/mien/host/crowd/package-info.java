/** Searches a large picture window by window, so that faces are found that are small beside the picture. */
package io.mien.host.crowd;
