/**
 * The store stage: people, faces, chips and embeddings that outlive the process.
 *
 * <p>Used by authors of a store, a service {@link io.mien.store.FaceStore}, and by tools that export or check a gallery; applications
 * enroll through the recognizer. Which faces have no chip, and cannot follow another extractor:
 *
 * <pre>{@code
 * import io.mien.store.FaceStore;
 * import io.mien.store.StoreException;
 * import io.mien.store.StoredFace;
 * import java.util.List;
 *
 * class Chipless {
 *     List<String> people(FaceStore store) throws StoreException {
 *         return store.faces().stream()
 *                 .filter(face -> !face.hasChip())
 *                 .map(StoredFace::label)
 *                 .distinct()
 *                 .toList();
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.2.0")
package io.mien.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
