package io.mien.compose.analysis;

import java.io.IOException;
import java.util.List;

/** One check of a composed product. Thread-safe. */
interface Analyser {
    /** What it is called in what is printed. */
    String name();

    /**
     * Looks at a product.
     *
     * @return sentences that say what is wrong; empty if nothing is
     */
    List<String> faults(AnalysedProduct product) throws IOException;
}
