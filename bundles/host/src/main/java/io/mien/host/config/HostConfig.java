package io.mien.host.config;

import io.mien.support.jar.JarLimits;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The configuration of the host. Without one it does not start: nothing is opened unasked. */
@ObjectClassDefinition(
        name = "Mien host",
        description =
                "Finds models and makes stages of them; a change takes effect at once, except for keys that say otherwise")
public @interface HostConfig {
    @AttributeDefinition(
            name = "Model folders",
            description =
                    "Folders with .mud files beside their weights, or with model bundles, or single files of such folders; besides"
                            + " those installed")
    String[] models() default {};

    @AttributeDefinition(
            name = "Weights folder",
            description =
                    "Folder to which weights of model bundles are unpacked, by SHA-256; empty: the host's own data area."
                            + " Takes effect at the next start")
    String cache() default "";

    @AttributeDefinition(
            name = "Detector",
            description = "Only the model of this name is opened; empty: the first in order")
    String detector() default "";

    @AttributeDefinition(
            name = "Extractor",
            description = "Only the model of this name is opened; empty: the first in order")
    String extractor() default "";

    @AttributeDefinition(
            name = "Use detector",
            description = "NAME or NAME/VERSION of the detector that goes before all others; empty: by ranking")
    String use_detector() default "";

    @AttributeDefinition(
            name = "Use extractor",
            description = "NAME or NAME/VERSION of the feature model that goes before all others; empty: by ranking")
    String use_extractor() default "";

    @AttributeDefinition(
            name = "Refused",
            description = "Stages that were rolled back, as 'KIND NAME/VERSION@DIGEST': not opened until asked for")
    String[] refused() default {};

    @AttributeDefinition(
            name = "Untried",
            description = "Names of models that may be offered though they come without a trial (trial = none)")
    String[] untried() default {};

    @AttributeDefinition(
            name = "Candidates",
            description = "Most boxes of one picture that NMS compares, best first; its cost is quadratic in it. Takes"
                    + " effect for a detector that is opened afterward",
            min = "1")
    int candidates() default 5000;

    @AttributeDefinition(
            name = "Search: width of a small picture",
            description =
                    "Pixels of the longer side of the largest picture that is searched once as a whole; a larger one is"
                            + " searched window by window. Takes effect for a detector that is opened afterward, as"
                            + " all of Search do",
            min = "1")
    int search_whole_width() default 1280;

    @AttributeDefinition(
            name = "Search: height of a small picture",
            description = "Pixels of the shorter side of the largest picture that is searched once as a whole",
            min = "1")
    int search_whole_height() default 960;

    @AttributeDefinition(
            name = "Search: smallest face",
            description =
                    "The longer side of the smallest face that a large picture is searched for, in pixels, unless its"
                            + " share of the picture is larger",
            min = "1")
    int search_face() default 32;

    @AttributeDefinition(
            name = "Search: share of the smallest face",
            description =
                    "The longer side of the smallest face that a large picture is searched for, as a share, 0..1, of"
                            + " the picture's shorter side; 0: the pixels alone decide",
            min = "0",
            max = "1")
    double search_face_share() default 1 / 60d;

    @AttributeDefinition(
            name = "Search: windows",
            description =
                    "Most windows of one picture; a picture that needs more is searched for larger faces only, and"
                            + " the log says so",
            min = "1")
    int search_windows() default 1024;

    @AttributeDefinition(
            name = "Search: sureness",
            description =
                    "How sure the model must be of a face that one window alone shows: the share, 0..1, of the way"
                            + " from its least score to 1",
            min = "0",
            max = "1")
    double search_sureness() default .6;

    @AttributeDefinition(
            name = "Open (ms)",
            description = "How long a model may take to be opened and tried; then it is refused, and its thread"
                    + " is abandoned",
            min = "1")
    long open_millis() default 120_000;

    @AttributeDefinition(
            name = "Keep (ms)",
            description = "How long a predecessor is kept beside a newcomer that no recognizer takes into a line-up;"
                    + " if one does, it is kept until the newcomer has passed its probation",
            min = "0")
    long keep_millis() default 30_000;

    @AttributeDefinition(
            name = "Grace (ms)",
            description = "How long a stage continues to serve after its decoder has left, for the one that is"
                    + " installed in its place",
            min = "0")
    long grace_millis() default 3_000;

    @AttributeDefinition(
            name = "Jar: unpacked (MiB)",
            description = "Most that a model bundle of a folder unpacks to. Takes effect at the next start",
            min = "1")
    int jar_unpacked_megabytes() default JarLimits.UNPACKED_MEGABYTES;

    @AttributeDefinition(
            name = "Jar: entries",
            description = "Most entries of a model bundle of a folder. Takes effect at the next start",
            min = "1")
    int jar_entries() default JarLimits.ENTRIES;

    @AttributeDefinition(
            name = "Jar: descriptions",
            description = "Most model descriptions of a model bundle of a folder. Takes effect at the next start",
            min = "1")
    int jar_descriptions() default JarLimits.DESCRIPTIONS;

    @AttributeDefinition(
            name = "Jar: description (KiB)",
            description = "Largest model description, in a bundle or in a folder. Takes effect at the next start",
            min = "1")
    int jar_description_kilobytes() default JarLimits.DESCRIPTION_KILOBYTES;

    @AttributeDefinition(
            name = "Memory factor",
            description = "Memory that an open model takes, in sizes of its weights' file",
            min = "0")
    double memory_factor() default 3;

    @AttributeDefinition(
            name = "Memory reserve (MB)",
            description = "Memory that stays free when a model is opened beside another",
            min = "0")
    int memory_reserve_megabytes() default 64;

    @AttributeDefinition(
            name = "Swap",
            description = "What happens if memory does not suffice for two models side by side",
            options = {
                @Option(label = "The newcomer is refused", value = "refuse"),
                @Option(
                        label = "The old one goes first, and is missing until the new one is open",
                        value = "sequential")
            })
    String swap() default "refuse";

    @AttributeDefinition(
            name = "Trial: IoU",
            description = "Least IoU, 0..1, of a face found in a trial picture with the true one",
            min = "0",
            max = "1")
    double trial_iou() default .5;

    @AttributeDefinition(
            name = "Trial: points",
            description = "Largest mean distance of a face's points from the true ones, as a share of its size",
            min = "0")
    double trial_points() default .15;

    @AttributeDefinition(
            name = "Trial: surplus",
            description = "Most faces found in one trial picture that match no true face",
            min = "0")
    int trial_surplus() default 1;

    @AttributeDefinition(
            name = "Trial: gap",
            description = "Least difference, 0..2, between the mean cosine of one person and that of two people",
            min = "0",
            max = "2")
    double trial_gap() default .25;

    @AttributeDefinition(
            name = "Trial: light",
            description = "Least mean cosine, 0..1, of a face with itself in another light",
            min = "0",
            max = "1")
    double trial_light() default .9;

    @AttributeDefinition(
            name = "Trial: order of colors",
            description = "Least ratio of d' in true colors to d' with red and blue exchanged; 0: not checked",
            min = "0")
    double trial_order() default .9;

    @AttributeDefinition(
            name = "Trial: agreement of boxes",
            description =
                    "Least IoU, 0..1, of the boxes that one model answers with a new decoder or engine and with the"
                            + " ones that serve",
            min = "0",
            max = "1")
    double trial_agreement_iou() default .9;

    @AttributeDefinition(
            name = "Trial: agreement of points",
            description =
                    "Largest mean distance between the points that one model answers with a new decoder or engine and"
                            + " with the ones that serve, as a share of the face's size",
            min = "0")
    double trial_agreement_points() default .03;

    @AttributeDefinition(
            name = "Trial: agreement of embeddings",
            description =
                    "Least cosine, -1..1, between the embeddings that one model answers with a new decoder or engine"
                            + " and with the ones that serve",
            min = "-1",
            max = "1")
    double trial_agreement_cosine() default .99;
}
