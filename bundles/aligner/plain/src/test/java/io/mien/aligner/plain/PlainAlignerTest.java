package io.mien.aligner.plain;

import io.mien.aligner.Aligner;
import io.mien.tck.AlignerContract;

class PlainAlignerTest extends AlignerContract {
    private final Aligner aligner = new PlainAligner();

    @Override
    protected Aligner aligner() {
        return aligner;
    }
}
