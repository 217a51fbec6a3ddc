/** Starts Mien inside a program that uses MaixPy's API in Java. */
package io.mien.runtime.maix;
