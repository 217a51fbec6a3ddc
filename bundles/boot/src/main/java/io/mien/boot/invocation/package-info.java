/** The facts that a launcher needs of a command before any bundle can read it. */
package io.mien.boot.invocation;
