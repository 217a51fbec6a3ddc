/** {@code mien demo}: recognizes synthetic people, and shows swaps under load. */
package io.mien.demo;
