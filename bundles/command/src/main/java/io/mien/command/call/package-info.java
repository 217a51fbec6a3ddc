/** The input of a command: the typed words, and the product's settings. */
package io.mien.command.call;
