/** What a command is called with: the typed words, and what the product decided. */
package io.mien.command.call;
