/** A small reader and writer of JSON. */
package io.mien.boot.json;
