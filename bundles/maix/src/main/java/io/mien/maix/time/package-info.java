/** Waiting and measuring time; MaixPy's module {@code time}. */
package io.mien.maix.time;
