/** The data folder: one process owns it at a time. */
package io.mien.command.data;
