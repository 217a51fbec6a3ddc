package io.mien.aligner.plain;

import io.mien.aligner.Aligner;
import io.mien.reference.EmbeddingsContract;

class PlainEmbeddingsTest extends EmbeddingsContract {
    @Override
    protected Aligner aligner() {
        return new PlainAligner();
    }

    @Override
    protected double leastCosine() {
        return .999;
    }
}
