/** What stores share that keep a gallery in a folder of their own: who owns it, how it changes, and how it is offered. */
package io.mien.store.folder;
