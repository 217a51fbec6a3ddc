/** Frames one after the other, several on their way at once. */
package io.mien.recognizer.stream;
