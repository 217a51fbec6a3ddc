/** The end of the control socket at which a command is typed; the launcher has it. */
package io.mien.control.client;
