/** How commands reach a product that runs: the server's side of the control socket. */
package io.mien.command.control;
