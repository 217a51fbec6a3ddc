/**
 * What Declarative Services says of components that do not run, for a person to read. Needs the OSGi component runtime API; a
 * bundle that uses it compiles it in. All classes are safe for use by several threads.
 */
package io.mien.support.components;
