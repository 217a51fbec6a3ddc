/** The room Live: what the cameras see, sent to the pages that watch, and what is taught there. */
package io.mien.console.live;
