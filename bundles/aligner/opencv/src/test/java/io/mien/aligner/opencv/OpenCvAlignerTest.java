package io.mien.aligner.opencv;

import io.mien.aligner.Aligner;
import io.mien.conformance.AlignerContract;
import nu.pattern.OpenCV;
import org.junit.jupiter.api.BeforeAll;

class OpenCvAlignerTest extends AlignerContract {
    private static Aligner aligner;

    @BeforeAll
    static void load() {
        OpenCV.loadLocally();
        aligner = new OpenCvAligner();
    }

    @Override
    protected Aligner aligner() {
        return aligner;
    }
}
