package io.mien.benchmarks;

/** A gallery to search, by the numbers of its faces. */
interface Vectors {
    int dimension();

    /** A face of the gallery, of length 1. */
    float[] face(long number);

    /** A probe, of length 1. */
    float[] probe(long number);
}
