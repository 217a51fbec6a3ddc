/** The commands that make keys and roots, sign releases, and verify products. */
package io.mien.trust.keys;
