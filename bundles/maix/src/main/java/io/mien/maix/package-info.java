/** MaixPy's API in Java. Programs begin with {@code io.mien.maix.nn}; this package starts and ends the Mien behind it. */
package io.mien.maix;
