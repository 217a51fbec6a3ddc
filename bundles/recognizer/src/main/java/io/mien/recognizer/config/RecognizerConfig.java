package io.mien.recognizer.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the recognizer: which stages serve, how long calls and stages wait for each other, what is kept. */
@ObjectClassDefinition(
        name = "Mien recognizer",
        description = "Slots, line-up and gallery; a change takes effect at once")
public @interface RecognizerConfig {
    @AttributeDefinition(
            name = "Detector",
            description = "Only a detector of this name serves; empty: the first in order")
    String detector() default "";

    @AttributeDefinition(
            name = "Aligner",
            description = "Only an aligner of this name serves; empty: the first in order")
    String aligner() default "";

    @AttributeDefinition(
            name = "Extractor",
            description = "Only an extractor of this name serves; empty: the first in order")
    String extractor() default "";

    @AttributeDefinition(
            name = "Matcher",
            description = "Only a matcher of this name serves; empty: the first in order")
    String matcher() default "";

    @AttributeDefinition(name = "Wait (ms)", description = "How long a call waits for a missing stage", min = "0")
    long wait_millis() default 5000;

    @AttributeDefinition(
            name = "Drain (ms)",
            description = "How long a leaving stage waits for the frames that use it; below 5000",
            min = "0",
            max = "4999")
    long drain_millis() default 2000;

    @AttributeDefinition(
            name = "Deadline (ms)",
            description = "How long one call of a stage may take before it is interrupted",
            defaultValue = "10000",
            min = "1")
    long deadline_millis(); // without a default: one that is not stated is not among the properties

    @AttributeDefinition(
            name = "Deadline: items",
            description = "Faces, or windows of a picture, that one deadline is for; a call about more of them"
                    + " may take proportionally longer",
            min = "1")
    int deadline_items() default 4;

    @AttributeDefinition(
            name = "Grace (ms)",
            description = "How long an interrupted call may take to end before its thread is abandoned",
            min = "0")
    long grace_millis() default 500;

    @AttributeDefinition(
            name = "Leaks",
            description = "Calls of one stage that may hang for ever before it is suspended",
            min = "1")
    int leaks_limit() default 4;

    @AttributeDefinition(
            name = "Probation: calls",
            description = "Calls after which a new stage has passed its probation",
            min = "1")
    int probation_calls() default 50;

    @AttributeDefinition(
            name = "Probation: failures",
            description = "Share of the calls of its probation that may fail, 0..1",
            min = "0",
            max = "1")
    double probation_failures() default .02;

    @AttributeDefinition(
            name = "Probation: latency",
            description = "How many times its predecessor's median time a new stage may take, a ratio",
            min = "0")
    double probation_latency() default 20;

    @AttributeDefinition(
            name = "Probation: latency that is free (ms)",
            description = "A new stage is not slow while it takes no more than this beyond the ratio;"
                    + " code that was never run before is slow at first",
            min = "0")
    double probation_latency_free_millis() default 25;

    @AttributeDefinition(
            name = "Probation: longest (ms)",
            description = "Time after which a probation is over, however few the calls",
            min = "0")
    long probation_millis() default 600_000;

    @AttributeDefinition(
            name = "Probation: agreement of boxes",
            description =
                    "Least IoU, 0..1, of the boxes of one model on probation with a new decoder or engine and of its"
                            + " predecessor",
            min = "0",
            max = "1")
    double probation_agreement_iou() default .8;

    @AttributeDefinition(
            name = "Probation: agreement of embeddings",
            description =
                    "Least cosine, -1..1, between the embeddings of one model on probation with a new decoder or engine"
                            + " and those of its predecessor",
            min = "-1",
            max = "1")
    double probation_agreement_cosine() default .99;

    @AttributeDefinition(
            name = "Probation: agreement of crops",
            description = "Least correlation, -1..1, between the crops of an aligner on probation and those of its"
                    + " predecessor of the same alignment",
            min = "-1",
            max = "1")
    double probation_agreement_crops() default .98;

    @AttributeDefinition(
            name = "Suspend: failures",
            description = "Failures in a row after which a stage is suspended",
            min = "1")
    int suspend_failures() default 3;

    @AttributeDefinition(
            name = "Suspend: time (ms)",
            description = "Time after which a suspended stage is tried again if no other came",
            min = "0")
    long suspend_millis() default 30_000;

    @AttributeDefinition(name = "Use detector", description = "NAME or NAME/VERSION that goes first; empty: none")
    String use_detector() default "";

    @AttributeDefinition(name = "Use aligner", description = "NAME or NAME/VERSION that goes first; empty: none")
    String use_aligner() default "";

    @AttributeDefinition(name = "Use extractor", description = "NAME or NAME/VERSION that goes first; empty: none")
    String use_extractor() default "";

    @AttributeDefinition(name = "Use matcher", description = "NAME or NAME/VERSION that goes first; empty: none")
    String use_matcher() default "";

    @AttributeDefinition(
            name = "Use store",
            description = "NAME or NAME/VERSION that goes first, even if it keeps another gallery; empty: none")
    String use_store() default "";

    @AttributeDefinition(
            name = "Refused",
            description = "Stages that were rolled back and do not serve, as kind, space, and name/version@digest")
    String[] refused() default {};

    @AttributeDefinition(
            name = "Keep chips",
            description = "Whether enrolled faces are kept as small pictures, so that another model can embed them")
    boolean keep_chips() default true;

    @AttributeDefinition(
            name = "Enroll: look-alike",
            description = "Cosine from which an enrolled face is reported as like a face of another person, 0..1;"
                    + " above 1: never",
            min = "0")
    float enroll_lookalike() default .95f;

    @AttributeDefinition(
            name = "Enroll: background",
            description =
                    "A face whose longer side is a smaller share of that of the largest face of a picture is background,"
                            + " 0..1: the picture counts as one of the other faces; 0: every face counts",
            min = "0",
            max = "1")
    float enroll_background() default .25f;

    @AttributeDefinition(
            name = "Enroll: size (pixels)",
            description = "Least length of the longer side of an enrolled face; 0: any",
            min = "0")
    int enroll_size() default 60;

    @AttributeDefinition(
            name = "Enroll: sharpness",
            description = "Least variance of the Laplacian of an enrolled face; 0: any",
            min = "0")
    float enroll_sharpness() default 20;

    @AttributeDefinition(
            name = "Enroll: turn (degrees)",
            description = "Greatest turn of an enrolled face away from the camera; 90: any",
            min = "0",
            max = "90")
    float enroll_turn() default 60;

    @AttributeDefinition(
            name = "Enroll: dark",
            description = "Least mean brightness of an enrolled face, of 255; 0: any",
            min = "0",
            max = "255")
    float enroll_dark() default 30;

    @AttributeDefinition(
            name = "Enroll: bright",
            description = "Greatest mean brightness of an enrolled face, of 255; 255: any",
            min = "0",
            max = "255")
    float enroll_bright() default 225;

    @AttributeDefinition(name = "Chip quality", description = "JPEG quality of the chips, 0..1", min = "0", max = "1")
    float chip_quality() default .92f;

    @AttributeDefinition(
            name = "Batch",
            description = "Faces that go through the extractor at once when a gallery is computed again",
            min = "1")
    int batch() default 16;

    @AttributeDefinition(
            name = "Gentle batch",
            description =
                    "Faces that go through the extractor at once when a gallery is computed again while another serves;"
                            + " few, so that frames need not wait long",
            min = "1")
    int gallery_batch() default 4;

    @AttributeDefinition(
            name = "Gallery duty",
            description =
                    "Share of the time that computing a gallery again may take while another serves, above 0, at most 1",
            min = "0.001",
            max = "1")
    double gallery_duty() default .25;

    @AttributeDefinition(
            name = "Write wait (ms)",
            description = "How long an enrollment or a removal waits for other changes of the gallery",
            min = "0")
    long write_wait_millis() default 10_000;

    @AttributeDefinition(
            name = "Migrate wait (ms)",
            description = "How long the store's slot may take to go to the store that a gallery was moved to",
            min = "0")
    long migrate_wait_millis() default 30_000;

    @AttributeDefinition(
            name = "Migrate space",
            description =
                    "Free disk space that moving a gallery to another store needs, as a multiple of the space that it"
                            + " takes in the old one; 0: not checked",
            min = "0")
    double migrate_space() default 1.5;

    @AttributeDefinition(
            name = "Separation: faces",
            description = "Most faces by which it is judged whether a new gallery separates people",
            min = "1")
    int separation_faces() default 400;

    @AttributeDefinition(
            name = "Separation: people",
            description = "Fewest people in a gallery that is judged; the few of a smaller one may happen to be alike",
            min = "0")
    int separation_people() default 5;

    @AttributeDefinition(
            name = "Separation: alike",
            description = "Greatest mean cosine between different people of a new gallery, -1..1",
            min = "-1",
            max = "1")
    double separation_alike() default .9;

    @AttributeDefinition(
            name = "Separation: margin",
            description = "Least that the mean cosine within one person is above that between different people, 0..2",
            min = "0",
            max = "2")
    double separation_margin() default .05;

    @AttributeDefinition(
            name = "Separation: loss",
            description =
                    "Greatest share of faces that a new gallery may take for somebody else's more often than the one that"
                            + " serves, 0..1",
            min = "0",
            max = "1")
    double separation_loss() default .1;
}
