/**
 * Signed releases: what a product consists of, and whose keys say so.
 *
 * <p>Two files are metadata of The Update Framework (TUF, specification 1.0): {@code release.json} (targets) names every file
 * of a product with length and SHA-256; {@code trust/root.json} (root) names the keys whose signatures count. Both are JSON
 * that Ed25519 signs in its canonical form. All that is read comes from outside: sizes, depths and numbers are bounded, and
 * what is wrong is refused with the name of the file and the reason.
 *
 * <p>All classes are immutable unless they say otherwise, and need no class outside of the JDK, {@code io.mien.boot} and
 * {@code io.mien.support.files}.
 */
package io.mien.trust.release;
