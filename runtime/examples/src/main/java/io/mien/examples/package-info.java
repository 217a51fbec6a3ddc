/** MaixPy's face programs in Java. */
package io.mien.examples;
