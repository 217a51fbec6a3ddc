/**
 * Galleries in memory: built beside each other, searched without a lock, following enrollments and removals.
 *
 * <h2>Locks</h2>
 * {@code WriteLock} is held by every change of a store together with memory, for one batch at most while a gallery is built;
 * it is taken first. Then, while a gallery is compared with its store, that gallery's scan lock; then its monitor, for one
 * face. The monitor of {@code GalleryRegistry} guards the set of galleries, that of {@code BuildThrottle} a pause, that of {@code GallerySynchronizer}
 * its thread; no other lock is taken under these. A store,
 * an aligner and an extractor are called with {@code WriteLock} or nothing held, never with a monitor. A search reads a
 * concurrent map and asks the index: it waits for none of these.
 *
 * <h2>What outlives the process</h2>
 * Each embedding, as soon as it is made. Which gallery serves, and what is being built, does not: the next start finds what
 * a space lacks and continues.
 */
package io.mien.recognizer.gallery;
