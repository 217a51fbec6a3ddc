/** The command line: the commands that bundles bring, and what is the same for all of them. */
package io.mien.command.line;
