/** Options that several commands share, a group each. */
package io.mien.command.option;
