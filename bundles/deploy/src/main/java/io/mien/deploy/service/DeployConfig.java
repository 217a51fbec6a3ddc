package io.mien.deploy.service;

import io.mien.support.jar.JarLimits;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How what is installed is changed. */
@ObjectClassDefinition(
        name = "Mien deployment",
        description =
                "Replaces bundles and models while Mien runs, in the process that owns the data folder; a change takes"
                        + " effect at once")
public @interface DeployConfig {
    @AttributeDefinition(
            name = "Keep",
            description = "How many generations are kept to go back to, the current one included",
            min = "2")
    int keep_generations() default 10;

    @AttributeDefinition(
            name = "Quiet (ms)",
            description = "Longest time without any progress before a deployment is given up",
            min = "1")
    long quiet_millis() default 120_000;

    @AttributeDefinition(
            name = "Settle (ms)",
            description = "How long the state of a newcomer must stay the same before it counts",
            min = "0")
    long settle_millis() default 400;

    @AttributeDefinition(
            name = "Queue (ms)",
            description = "Longest wait for a deployment that runs already",
            min = "0")
    long queue_millis() default 60_000;

    @AttributeDefinition(
            name = "Look (ms)",
            description = "Time after which what probations ask for is tried again if it failed",
            min = "1")
    long look_millis() default 10_000;

    @AttributeDefinition(
            name = "Probation crashes",
            description =
                    "How many processes in a row may end without order, as by a crash, a power cut or lack of memory,"
                            + " while a bundle is on probation; after so many the next start is without it",
            min = "1")
    int probation_crashes() default 2;

    @AttributeDefinition(
            name = "Start (ms)",
            description =
                    "How long a deployed bundle may take to start, and to stop; then it is refused" + " and removed",
            min = "1")
    long start_millis() default 60_000;

    @AttributeDefinition(
            name = "Jar: unpacked (MiB)",
            description = "Most of all entries of a jar together, unpacked",
            min = "1")
    int jar_unpacked_megabytes() default JarLimits.UNPACKED_MEGABYTES;

    @AttributeDefinition(name = "Jar: entries", description = "Most entries of a jar, folders included", min = "1")
    int jar_entries() default JarLimits.ENTRIES;

    @AttributeDefinition(name = "Jar: manifest (KiB)", description = "Largest manifest of a jar", min = "1")
    int jar_manifest_kilobytes() default JarLimits.MANIFEST_KILOBYTES;

    @AttributeDefinition(name = "Jar: descriptions", description = "Most model descriptions of a jar", min = "1")
    int jar_descriptions() default JarLimits.DESCRIPTIONS;

    @AttributeDefinition(name = "Jar: description (KiB)", description = "Largest model description of a jar", min = "1")
    int jar_description_kilobytes() default JarLimits.DESCRIPTION_KILOBYTES;

    @AttributeDefinition(
            name = "Free (MiB)",
            description =
                    "Space that stays free on the file system of the data folder once a jar is kept and its model's"
                            + " weights are unpacked",
            min = "0")
    int free_megabytes() default 16;

    @AttributeDefinition(
            name = "Trial (ms)",
            description = "Longest trial of an aligner or a picture codec; one that takes longer is refused",
            min = "1")
    long trial_millis() default 30_000;

    @AttributeDefinition(
            name = "Trial: difference",
            description =
                    "Largest mean difference, 0..255, between a crop or a picture of a new aligner or picture codec and"
                            + " the expected one",
            min = "0",
            max = "255")
    double trial_difference() default 8;

    @AttributeDefinition(
            name = "Codec probation: calls",
            description =
                    "Calls that a new picture codec must answer like its predecessor before the predecessor is removed",
            min = "1")
    int codec_probation_calls() default 50;

    @AttributeDefinition(
            name = "Codec probation: deadline (ms)",
            description =
                    "How long a call of a new picture codec may take, in milliseconds, beside ten times what the codec"
                            + " before it takes; then that one's answer counts, and the new one is rolled back",
            min = "1")
    long codec_probation_deadline_millis() default 30_000;

    @AttributeDefinition(
            name = "Codec probation: time (ms)",
            description = "Time after which a codec has passed its probation, however few the calls",
            min = "0")
    long codec_probation_millis() default 600_000;

    @AttributeDefinition(
            name = "Inbox",
            description = "Folder whose files are deployed, absolute or in the data folder; empty for none")
    String inbox() default "deploy";

    @AttributeDefinition(
            name = "Inbox poll (ms)",
            description = "Interval at which the inbox is looked at; a file is taken when it is the same twice",
            min = "1")
    long inbox_poll_millis() default 1_000;

    @AttributeDefinition(
            name = "Inbox wait (ms)",
            description =
                    "How long a file of the inbox that is not a whole jar yet may stay unchanged before it is refused",
            min = "0")
    long inbox_wait_millis() default 60_000;
}
