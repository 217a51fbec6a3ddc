/**
 * Safe access to files: atomic writes that survive a power cut, exclusive creation of private files, reading of regular
 * files only, and digests. Needs the JDK alone; a bundle that uses it compiles it in, and the launcher has its jar.
 *
 * <p>All classes are safe for use by several threads.
 */
package io.mien.support.files;
