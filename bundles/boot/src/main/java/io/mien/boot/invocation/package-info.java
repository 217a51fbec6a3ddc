/** What a launcher must know of a command before any bundle is there to read it. */
package io.mien.boot.invocation;
