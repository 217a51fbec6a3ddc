/** Starts products: behind {@code bin/mien}, and in Java programs that embed Mien. */
package io.mien.runtime;
