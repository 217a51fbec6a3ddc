package io.mien.host.trial;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.host.model.TrialFolder;
import io.mien.picture.PictureCodec;
import java.util.Optional;

/**
 * Tries a stage before it is offered. The host's own trial has faces whose truth is known: a trial recorded by running the model
 * proves that it still does what it did, not that it is right. Stateless.
 */
public final class HostTrials {
    private final TrialLimits limits;

    /** @param limits of the host's own trial */
    public HostTrials(TrialLimits limits) {
        this.limits = limits;
    }

    /**
     * The host's own trial, then the one that came with the model.
     *
     * @param shipped where the description names one
     * @param codec for a picture that is not bare pixels
     * @throws MienException what it does not do, its name not being said
     */
    public void run(Detector detector, Optional<TrialFolder> shipped, Optional<PictureCodec> codec)
            throws MienException {
        new DetectorTrial(limits).run(detector);
        if (shipped.isPresent()) {
            new ShippedTrial(shipped.get(), codec).run(detector);
        }
    }

    /** As {@link #run(Detector, Optional, Optional)}. */
    public void run(Extractor extractor, Optional<TrialFolder> shipped, Optional<PictureCodec> codec)
            throws MienException {
        new ExtractorTrial(limits).run(extractor);
        if (shipped.isPresent()) {
            new ShippedTrial(shipped.get(), codec).run(extractor);
        }
    }
}
