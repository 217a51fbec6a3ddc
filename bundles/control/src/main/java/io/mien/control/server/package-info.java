/** The end of the control socket at which a running product takes commands. */
package io.mien.control.server;
