/** The common part of stores that keep a gallery in a folder: its owner, its changes, and its registration. */
package io.mien.store.folder;
