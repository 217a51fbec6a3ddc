/** Answers as text for people and as JSON for programs. */
package io.mien.command.output;
