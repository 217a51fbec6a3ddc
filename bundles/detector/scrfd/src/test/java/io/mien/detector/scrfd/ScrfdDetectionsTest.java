package io.mien.detector.scrfd;

import io.mien.detector.FaceDecoder;
import io.mien.reference.DetectionsContract;
import java.util.List;

class ScrfdDetectionsTest extends DetectionsContract {
    @Override
    protected FaceDecoder decoder() {
        return new ScrfdDecoder();
    }

    @Override
    protected List<Weights> weights() {
        return List.of(new Weights("scrfd_500m", "scrfd_500m_kps.mud", .5f));
    }
}
