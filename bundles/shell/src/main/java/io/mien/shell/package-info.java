/**
 * The commands of {@code mien} for the Gogo shell, as {@code mien:status} and so on, and that shell for {@code mien shell}. It
 * has no commands of its own: all are handed to the service that the launcher hands them to.
 */
package io.mien.shell;
