package io.mien.matcher;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes indexes of embeddings. Thread-safe. */
@ConsumerType
public interface Matcher {
    /**
     * A new, empty index.
     *
     * @param dimension length of its embeddings, at least 1
     */
    Index open(int dimension);
}
