/**
 * Says whether a running product does what it should: checks of Apache Felix's API, each for one thing, which any of its
 * executors finds by the tag {@code mien}; and {@code mien health}, which asks all that are there.
 */
package io.mien.health;
