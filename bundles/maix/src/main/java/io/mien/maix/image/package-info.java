/** Pictures: read, drawn on, resized, written; MaixPy's module {@code image}. */
package io.mien.maix.image;
