/** A framework, jars, a host and a recogniser for tests. */
package io.mien.deploy.fake;
