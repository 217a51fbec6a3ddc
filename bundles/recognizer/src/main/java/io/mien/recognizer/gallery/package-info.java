/**
 * Galleries in memory: made beside each other, searched without a lock, following enrolments and removals.
 *
 * <h2>Locks</h2>
 * {@code WriteLock} is held by whatever changes a store together with memory, for one batch at most while a gallery is made;
 * it is taken first. Then, while a gallery is compared with its store, that gallery's scan lock; then its monitor, for one face. The monitor of {@code Shelf} guards which galleries
 * there are, that of {@code Making} a pause, that of {@code Follower} its thread; nothing else is taken under these. A store,
 * an aligner and an extractor are called with {@code WriteLock} or nothing held, never with a monitor. A search reads a
 * concurrent map and asks the index: it waits for none of these.
 *
 * <h2>What outlives the process</h2>
 * Embeddings, each as it is made. Which gallery serves, and what is being made, does not: the next start finds what a space
 * lacks and goes on.
 */
package io.mien.recognizer.gallery;
