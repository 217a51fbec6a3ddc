/** Composes products: the command, and what the build of the distribution runs. */
package io.mien.compose;
