/** What {@code mien} can be told, run inside the framework and offered to the launcher as a service of JDK types. */
package io.mien.command;
