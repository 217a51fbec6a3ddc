/** How a command reaches the Mien that owns a data folder: where its control socket lies, and what is said on it. */
package io.mien.boot.control;
