/**
 * The extractor stage: embeddings, and the space in which they may be compared.
 *
 * <p>Used by authors of a decoder for a family of feature networks, a service {@link io.mien.extractor.EmbeddingDecoder}, and by who
 * compares embeddings. Whether two are of one person:
 *
 * <pre>{@code
 * import io.mien.extractor.Embedding;
 * import io.mien.extractor.EmbeddingMismatchException;
 * import io.mien.extractor.Score;
 *
 * class Comparison {
 *     boolean isOnePerson(Embedding one, Embedding other, float threshold) throws EmbeddingMismatchException {
 *         return Score.ofCosine(one.cosine(other)) >= threshold;
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.extractor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
