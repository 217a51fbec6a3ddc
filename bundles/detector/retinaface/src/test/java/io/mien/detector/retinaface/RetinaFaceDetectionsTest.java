package io.mien.detector.retinaface;

import io.mien.detector.FaceDecoder;
import io.mien.reference.DetectionsContract;
import java.util.List;

class RetinaFaceDetectionsTest extends DetectionsContract {
    @Override
    protected FaceDecoder decoder() {
        return new RetinaFaceDecoder();
    }

    @Override
    protected List<Weights> weights() {
        return List.of(
                new Weights("retinaface_320x256", "retinaface_mnet025_320x256.mud", .5f),
                new Weights("retinaface_640x480", "retinaface_mnet025_640x480.mud", .5f),
                new Weights("face_detector_rfb_320x256", "face_detector_rfb_320x256.mud", .5f));
    }
}
