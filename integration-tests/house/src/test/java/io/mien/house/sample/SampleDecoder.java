package io.mien.house.sample;

import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.ProvideFaceDecoder;
import io.mien.inference.Outputs;
import io.mien.inference.RequireEngine;
import java.util.List;

/** A decoder as a third party writes it. */
@ProvideFaceDecoder({"one", "two"})
@RequireEngine("onnx")
public final class SampleDecoder implements FaceDecoder {
    @Override
    public List<Face> decode(Outputs outputs, DecodeRequest request) {
        return List.of();
    }
}
