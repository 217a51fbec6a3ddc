/**
 * The store {@code derby}: a gallery in an embedded Apache Derby database.
 *
 * <p>A gallery's folder holds {@code database} (Derby's files), {@code engine} (settings of the engine), {@code lock} and
 * {@code owner} (whose it is); {@code staged} and {@code previous} only while a gallery is made or restored.
 *
 * <h2>What removing overwrites, and what it cannot</h2>
 * Rows are overwritten where they lie, then deleted; the transaction log is begun anew and its old files are overwritten.
 * When {@code remove} returns no file in the folder holds the chip, the points, the embeddings or the label. Out of reach
 * are: blocks that a file system or a flash disk wrote elsewhere instead of in place; log files that the engine had
 * deleted earlier, in its normal course, whose blocks are free but not overwritten; swap space; and backups made before.
 * Where that matters the gallery is encrypted: then none of these ever held a face in clear.
 */
package io.mien.store.derby;
