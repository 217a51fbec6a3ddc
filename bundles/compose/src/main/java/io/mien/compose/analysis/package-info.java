/** Checks of a composed product, each a small class with a name that is printed. */
package io.mien.compose.analysis;
