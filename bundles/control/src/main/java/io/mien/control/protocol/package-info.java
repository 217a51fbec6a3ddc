/** The address of the control socket, and what its two ends say to each other. */
package io.mien.control.protocol;
