/** From the names that were typed to an answer for each picture, in order, on all processors. */
package io.mien.command.picture;
