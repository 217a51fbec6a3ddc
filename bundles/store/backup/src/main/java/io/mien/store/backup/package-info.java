/**
 * The file of a backup, neutral of the store that wrote it: rows, chips and embeddings, and nothing that an engine opens.
 *
 * <p>A file begins with {@code MIENBKUP}, the version (2 bytes) and the form (1 byte: 0 plain, 1 sealed). A sealed file goes
 * on with a salt (32 bytes) and a check value of the key (16 bytes); all that follows is sealed as {@link SealedOutput} says.
 * What follows are records: kind (1 byte), length of the body (4 bytes), body:
 *
 * <ul>
 *   <li>1, the gallery, once and first: its id (16 bytes), the first face id that was never given (8), at most 2^62 - 1;
 *   <li>2, an embedding space, before its first embedding: its number, from 0 (4), name of the model, its SHA-256,
 *       alignment, how many values its embeddings have (4);
 *   <li>3, a face, by rising id: id (8), milliseconds since 1970 (8), label, how many embeddings follow (2); then 0, or 1
 *       and the picture that it was enrolled from: name, SHA-256 of the pixels (32); then 0, or 1 and a chip: how many
 *       points (2), the points, the bytes of the chip's picture to the end of the body;
 *   <li>4, an embedding of the face before: number of its space (4), its values, all finite;
 *   <li>5, the end, once and last: how many faces (8) and embeddings (8) there are. The SHA-256 of all bytes from the
 *       beginning of the file to here follows, of a sealed file before it is sealed. The file ends there.
 * </ul>
 *
 * Whole numbers are big-endian, floats 32 bits little-endian, texts as {@link java.io.DataOutputStream#writeUTF} writes them.
 * The digest finds damage. It is not authentication: only a sealed file tells who wrote it.
 */
package io.mien.store.backup;
