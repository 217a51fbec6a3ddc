/**
 * Reads jars that come from outside. Every bound is checked before what it bounds is read: the central directory before the
 * jar is opened, declared sizes before anything is unpacked, and unpacked bytes while they come. Needs the JDK alone; a
 * bundle that uses it compiles it in.
 */
package io.mien.support.jar;
