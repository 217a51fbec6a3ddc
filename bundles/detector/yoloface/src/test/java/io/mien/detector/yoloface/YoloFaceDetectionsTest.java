package io.mien.detector.yoloface;

import io.mien.detector.FaceDecoder;
import io.mien.reference.DetectionsContract;
import java.util.List;

class YoloFaceDetectionsTest extends DetectionsContract {
    @Override
    protected FaceDecoder decoder() {
        return new YoloFaceDecoder();
    }

    @Override
    protected List<Weights> weights() {
        return List.of(new Weights("yolov8_face", "yolov8_lite_t_face.mud", .4f));
    }
}
