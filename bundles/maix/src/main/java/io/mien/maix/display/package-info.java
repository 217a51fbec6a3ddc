/** Shows pictures; MaixPy's module {@code display}. */
package io.mien.maix.display;
