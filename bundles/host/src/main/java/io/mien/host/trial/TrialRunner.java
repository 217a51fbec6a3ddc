package io.mien.host.trial;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.host.model.FoundModel;
import io.mien.host.model.TrialFolder;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.stage.NeuralStage;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.picture.PictureCodec;
import io.mien.support.files.Sha256;
import io.mien.trial.Trial;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Tries stages, unless the very same was tried before. Thread-safe. */
public final class TrialRunner {
    /** The value of {@code [mien] trial}, and of the service property, for a model that is not tried. */
    public static final String NONE = "none";

    private static final String PASSED = "passed";

    private final TrialMemory memory;
    private final String version;
    private final Supplier<Optional<PictureCodec>> codec;

    /**
     * @param memory of trials that were passed
     * @param version of the host: another one may ask for more
     * @param codec for trial pictures that are not bare pixels, if one is registered
     */
    public TrialRunner(TrialMemory memory, String version, Supplier<Optional<PictureCodec>> codec) {
        this.memory = memory;
        this.version = version;
        this.codec = codec;
    }

    /** What {@link io.mien.StageProperties#TRIAL} says of a model that is offered. */
    public static String outcome(Mud mud) {
        return mud.trial().equals(NONE) ? NONE : PASSED;
    }

    /** @throws MienException why the stage is not taken */
    public void run(
            FoundModel found, Model model, DecodersAndEngines.Joined parts, NeuralStage stage, TrialLimits limits)
            throws MienException {
        if (found.mud().trial().equals(NONE)) {
            return;
        }
        Optional<TrialFolder> shipped = found.mud().trial().isEmpty() ? Optional.empty() : Optional.of(found.trial());
        String tried = describe(model, parts, shipped, limits);
        if (!memory.knows(tried)) {
            try {
                run(stage, new HostTrials(limits), shipped);
            } catch (TrialFailure e) {
                throw new ModelRejectedException(found.mud().name(), "its trial failed: it " + e.getMessage(), e);
            }
            memory.remember(tried);
        }
    }

    /**
     * Compares a stage with the one that is made of the same model with other parts. Not remembered: the one beside it may be
     * another the next time.
     *
     * @throws MienException in what they differ
     */
    public void compare(FoundModel found, NeuralStage stage, NeuralStage beside, AgreementLimits limits)
            throws MienException {
        StageAgreement agreement = new StageAgreement(limits);
        try {
            if (stage instanceof Detector detector) {
                agreement.check(detector, (Detector) beside);
            } else {
                agreement.check((Extractor) stage, (Extractor) beside);
            }
        } catch (TrialFailure e) {
            throw new ModelRejectedException(found.mud().name(), "its trial failed: it " + e.getMessage(), e);
        }
    }

    private void run(NeuralStage stage, HostTrials trials, Optional<TrialFolder> shipped) throws MienException {
        if (stage instanceof Detector detector) {
            trials.run(detector, shipped, codec.get());
        } else {
            trials.run((Extractor) stage, shipped, codec.get());
        }
    }

    /** All that the outcome depends on. */
    private String describe(
            Model model, DecodersAndEngines.Joined parts, Optional<TrialFolder> shipped, TrialLimits limits) {
        return String.join(
                "\n",
                "host " + version,
                "model " + model.id(),
                "description " + model.mud(),
                "trial " + shipped.map(TrialRunner::digest).orElse(""),
                "parts " + parts.names(),
                "machine " + System.getProperty("os.arch"),
                limits.toString(),
                "");
    }

    private static String digest(TrialFolder folder) {
        try {
            return Sha256.of(folder.read(Trial.FILE));
        } catch (IOException e) {
            // The trial itself says what is wrong with it.
            return "unreadable";
        }
    }
}
