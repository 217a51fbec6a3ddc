package io.mien.detector.yunet;

import io.mien.detector.FaceDecoder;
import io.mien.reference.DetectionsContract;
import java.util.List;

class YuNetDetectionsTest extends DetectionsContract {
    @Override
    protected FaceDecoder decoder() {
        return new YuNetDecoder();
    }

    @Override
    protected List<Weights> weights() {
        return List.of(new Weights("yunet", "face_detection_yunet_2023mar.mud", .6f));
    }
}
