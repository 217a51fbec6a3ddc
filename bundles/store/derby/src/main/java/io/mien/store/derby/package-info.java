/**
 * The store {@code derby}: a gallery in an embedded Apache Derby database.
 *
 * <p>A gallery's folder holds {@code database} (Derby's files), {@code engine} (settings of the engine), {@code lock} and
 * {@code owner} (whose it is); {@code staged} and {@code previous} only while a gallery is made or restored.
 *
 * <h2>What removing overwrites, and what it cannot</h2>
 * Rows are overwritten where they lie, then deleted; a new transaction log is begun, and the files of the old one are
 * overwritten. When {@code remove} returns no file in the folder holds the chip, the points, the embeddings or the label.
 * Out of reach are: blocks that a file system or a flash disk wrote elsewhere instead of in place; log files that the
 * engine had deleted earlier, in its normal course, whose blocks are free but not overwritten; swap space; and backups made
 * before. If that matters, encrypt the gallery: then none of these ever holds a face in clear.
 */
package io.mien.store.derby;
