/**
 * The rules of a swap: which stages serve, and when another one takes over.
 *
 * <p>{@link io.mien.recognizer.swap.SwapRules#step} is a pure function of a {@link io.mien.recognizer.swap.SwapState} and a
 * {@link io.mien.recognizer.swap.SwapEvent}: it reads no clock, starts no thread, calls no stage. What must be done is
 * returned as {@link io.mien.recognizer.swap.SwapEffect}s, which {@code SwapController} carries out. Everything slow comes
 * back as another event. All types are immutable.
 */
package io.mien.recognizer.swap;
