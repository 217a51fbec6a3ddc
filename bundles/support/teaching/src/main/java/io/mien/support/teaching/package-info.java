/** What a button teaches: the face of a frame, under a name or under the next number. */
package io.mien.support.teaching;
