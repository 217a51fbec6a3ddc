/** The Java runtime that a product brings itself. */
package io.mien.compose.jre;
