package io.mien.matcher.cosine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;

/** Chooses how to multiply. Thread-safe. */
public final class DotProducts {
    private static final Logger LOG = System.getLogger(DotProducts.class.getName());

    private final DotProduct scalar = new ScalarDotProduct();
    /** Empty until an index is large enough: the classes of the Vector API take a tenth of a second to load. */
    private final AtomicReference<DotProduct> fastest = new AtomicReference<>();

    private volatile int vectorFrom;

    /** @param vectorFrom faces from which on the vector unit is used if there is one */
    public DotProducts(int vectorFrom) {
        this.vectorFrom = vectorFrom;
    }

    /** Changes the number of faces from which on the vector unit is used, also for indexes that are open. */
    public void useVectorFrom(int faces) {
        vectorFrom = faces;
    }

    /** The dot product for a search among so many faces. */
    public DotProduct forFaces(int faces) {
        return faces < vectorFrom ? scalar : fastest.updateAndGet(known -> known == null ? fastest() : known);
    }

    private DotProduct fastest() {
        try {
            VectorDotProduct vector = new VectorDotProduct();
            if (vector.lanes() >= VectorDotProduct.LEAST_LANES) {
                LOG.log(Level.DEBUG, "Searching with vectors of {0} values", vector.lanes());
                return vector;
            }
        } catch (LinkageError e) {
            // No module jdk.incubator.vector in this JVM: scalar arithmetic finds the same faces.
            LOG.log(Level.DEBUG, "Searching without the Vector API: {0}", e.toString());
        }
        return scalar;
    }
}
