/** Sockets of the file system that only their owner can use, and what goes wrong on them. */
package io.mien.boot.socket;
