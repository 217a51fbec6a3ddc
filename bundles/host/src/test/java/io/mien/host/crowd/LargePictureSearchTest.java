package io.mien.host.crowd;

import io.mien.detector.Detector;
import io.mien.host.RealModels;
import io.mien.inference.InferenceEngine;
import io.mien.tck.DetectorContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Timeout;

/** The host's detectors, with every network at hand, in pictures larger than their input. */
@Timeout(300)
class LargePictureSearchTest extends DetectorContract {
    private static final InferenceEngine ENGINE = RealModels.engine();

    @Override
    protected Map<String, Callable<Detector>> detectors() throws IOException {
        Map<String, Callable<Detector>> all = new LinkedHashMap<>();
        for (Path file : RealModels.detectors()) {
            all.put(file.getFileName().toString(), () -> RealModels.detector(ENGINE, file, RealModels.read(file)));
        }
        return all;
    }

    @Override
    protected Path people() {
        return Path.of("../../runtime/src/main/mien/people");
    }
}
