/** A framework, jars, a host and a recognizer for tests. */
package io.mien.deploy.fake;
