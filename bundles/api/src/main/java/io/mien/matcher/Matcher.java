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

    /**
     * A new index for a gallery. Its owner puts every face of the gallery into it before the first search; a matcher that
     * keeps indexes may use what it kept of the same key instead of computing it, as far as it equals what is put in.
     *
     * @param key whose faces it will hold
     * @param dimension length of its embeddings, at least 1
     */
    default Index open(IndexKey key, int dimension) {
        return open(dimension);
    }
}
