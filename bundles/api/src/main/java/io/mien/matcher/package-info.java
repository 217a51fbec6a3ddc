/**
 * The matcher stage: nearest neighbors among embeddings.
 *
 * <p>Used by authors of a matcher, a service {@link io.mien.matcher.Matcher}, and by programs that search without a recognizer. The nearest face:
 *
 * <pre>{@code
 * import io.mien.matcher.Hit;
 * import io.mien.matcher.Index;
 * import io.mien.matcher.Matcher;
 * import java.util.List;
 * import java.util.Map;
 *
 * class Nearest {
 *     long to(float[] probe, Map<Long, float[]> faces, Matcher matcher) {
 *         try (Index index = matcher.open(probe.length)) {
 *             faces.forEach(index::put);
 *             List<Hit> hits = index.search(probe, 1);
 *             return hits.isEmpty() ? -1 : hits.get(0).faceId();
 *         }
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
package io.mien.matcher;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
