/** The commands, one a file, and the reports they print. */
package io.mien.command.verb;
