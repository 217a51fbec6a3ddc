/**
 * Says whether a running product works: checks of Apache Felix's API, each for one thing, which any of its
 * executors finds by the tag {@code mien}; and {@code mien health}, which runs all of them.
 */
package io.mien.health;
