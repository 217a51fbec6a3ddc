package io.mien.aligner.opencv;

import io.mien.aligner.Aligner;
import io.mien.reference.EmbeddingsContract;
import nu.pattern.OpenCV;
import org.junit.jupiter.api.BeforeAll;

class OpenCvEmbeddingsTest extends EmbeddingsContract {
    @BeforeAll
    static void load() {
        OpenCV.loadLocally();
    }

    @Override
    protected Aligner aligner() {
        return new OpenCvAligner();
    }

    @Override
    protected double leastCosine() {
        return .999;
    }
}
