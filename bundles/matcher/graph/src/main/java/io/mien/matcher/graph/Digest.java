package io.mien.matcher.graph;

/** Tells embeddings apart by 64 bits, from which none of their values can be worked out. */
final class Digest {
    private Digest() {}

    /**
     * Equal for equal bits. Two different embeddings among a million have an equal digest once in thirty million galleries;
     * a graph is then a little worse, and no answer wrong. The mixing is that of MurmurHash3's 64-bit finalizer.
     */
    static long of(float[] embedding) {
        long hash = embedding.length;
        for (float value : embedding) {
            hash = mixed(hash ^ Float.floatToRawIntBits(value)) + 0x9E3779B97F4A7C15L;
        }
        return hash;
    }

    private static long mixed(long bits) {
        long mixed = bits;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
