/** SHA-256, as launcher and bundles write it. */
package io.mien.boot.digest;
