/**
 * The store {@code log}: a gallery in one file, for devices with little memory.
 *
 * <p>A gallery's folder holds {@code log} (the file), {@code lock} and {@code owner} (whose it is); {@code staged} and
 * {@code previous} only while the file is rewritten. {@code log} is a {@link io.mien.store.log.LogHeader}, then records
 * ({@link io.mien.store.log.RecordFrames}) of entries ({@link io.mien.store.log.RecordEntries}): each change of the gallery is one
 * record, written and on the disk before the call returns. Memory holds only the offsets of everything in the file.
 *
 * <h2>What removing overwrites, and what it cannot</h2>
 * {@code remove} and {@code prune} write a new file without what is removed, put it in place of the old one, and write
 * zeros over the old one before they delete it. When they return no file in the folder holds the chip, the points, the
 * embeddings or the label. Out of reach are: blocks that a file system or a flash disk wrote elsewhere instead of in place;
 * swap space; and backups made before. The file is not encrypted, and only its owner may read it.
 *
 * <h2>What a damaged file loses</h2>
 * Nothing without a message, with one exception: damage within the very last record looks like a record that a power cut
 * tore, and is cut off with a warning in the log.
 */
package io.mien.store.log;
