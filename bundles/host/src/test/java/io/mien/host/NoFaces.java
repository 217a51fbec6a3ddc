package io.mien.host;

import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.inference.Outputs;
import java.util.List;
import java.util.Set;

/** A decoder that never finds anybody. */
public class NoFaces implements FaceDecoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("retinaface");
    }

    @Override
    public List<Face> decode(Outputs outputs, DecodeRequest request) {
        return List.of();
    }
}
