/** The touches of the screen; MaixPy's module {@code touchscreen}. */
package io.mien.maix.touchscreen;
