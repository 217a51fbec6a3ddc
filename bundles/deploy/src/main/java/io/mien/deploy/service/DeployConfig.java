package io.mien.deploy.service;

import io.mien.support.jar.JarLimits;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How what is installed is changed. */
@ObjectClassDefinition(
        name = "Mien deployment",
        description =
                "How bundles and models are exchanged while Mien runs. Configured by whoever owns the data folder.")
public @interface DeployConfig {
    /** The data folder. */
    @AttributeDefinition(
            name = "Data",
            description = "Folder of the generations and of deployed bundles; this process owns it.")
    String data();

    /** The distribution. */
    @AttributeDefinition(name = "Home", description = "Folder of the distribution, which bundles came with.")
    String home() default "";

    /** How many generations are kept. */
    @AttributeDefinition(
            name = "Keep",
            description = "How many generations are kept to go back to, the current one included.",
            min = "2")
    int keep_generations() default 10;

    /** Longest time without progress. */
    @AttributeDefinition(
            name = "Quiet",
            description = "Longest time without any progress before a deployment is given up, in milliseconds.",
            min = "1")
    long quiet_millis() default 120_000;

    /** How long an answer must stay. */
    @AttributeDefinition(
            name = "Settle",
            description = "How long what became of a newcomer must stay the same to be believed, in milliseconds.",
            min = "0")
    long settle_millis() default 400;

    /** Longest wait for another deployment. */
    @AttributeDefinition(
            name = "Queue",
            description = "Longest wait for a deployment that runs already, in milliseconds.",
            min = "0")
    long queue_millis() default 10_000;

    /** How often probations are looked at. */
    @AttributeDefinition(
            name = "Look",
            description = "How often it is looked whether a probation is over, in milliseconds.",
            min = "1")
    long look_millis() default 1_000;

    /** Deaths on probation. */
    @AttributeDefinition(
            name = "Probation crashes",
            description =
                    "How many processes in a row may end without order, as by a crash, a power cut or for want of memory,"
                            + " while a bundle is on probation; from so many on the next start is without it.",
            min = "1")
    int probation_crashes() default 2;

    /** Longest start of a bundle. */
    @AttributeDefinition(
            name = "Start",
            description =
                    "How long a deployed bundle may take to start, and to stop, in milliseconds; then it is refused"
                            + " and taken out.",
            min = "1")
    long start_millis() default 60_000;

    /** Most that a jar unpacks to. */
    @AttributeDefinition(
            name = "Jar: unpacked",
            description = "Most MiB of all entries of a jar together, unpacked.",
            min = "1")
    int jar_unpacked_megabytes() default JarLimits.UNPACKED_MEGABYTES;

    /** Most entries of a jar. */
    @AttributeDefinition(name = "Jar: entries", description = "Most entries of a jar, folders included.", min = "1")
    int jar_entries() default JarLimits.ENTRIES;

    /** Largest manifest. */
    @AttributeDefinition(name = "Jar: manifest", description = "Most KiB of a jar's manifest.", min = "1")
    int jar_manifest_kilobytes() default JarLimits.MANIFEST_KILOBYTES;

    /** Most models of a bundle. */
    @AttributeDefinition(name = "Jar: descriptions", description = "Most model descriptions of a jar.", min = "1")
    int jar_descriptions() default JarLimits.DESCRIPTIONS;

    /** Largest description of a model. */
    @AttributeDefinition(
            name = "Jar: description",
            description = "Most KiB of one model description of a jar.",
            min = "1")
    int jar_description_kilobytes() default JarLimits.DESCRIPTION_KILOBYTES;

    /** Space that stays free. */
    @AttributeDefinition(
            name = "Free",
            description = "MiB that stay free on the file system of the data folder once a jar is kept and its model's"
                    + " weights are unpacked.",
            min = "0")
    int free_megabytes() default 16;

    /** Whether bundles are left alone. */
    @AttributeDefinition(
            name = "List only",
            description =
                    "Whether only the list of what is installed is changed, and no deployed bundle is started: the"
                            + " next start uses the list.")
    boolean list_only() default false;

    /** Longest trial of a service. */
    @AttributeDefinition(
            name = "Trial",
            description =
                    "Longest trial of an aligner or a picture codec, in milliseconds; one that takes longer is refused.",
            min = "1")
    long trial_millis() default 30_000;

    /** Largest difference of two pictures. */
    @AttributeDefinition(
            name = "Trial: difference",
            description =
                    "Largest mean difference, 0..255, between a crop or a picture of a new aligner or picture codec and"
                            + " the one that is expected.",
            min = "0",
            max = "255")
    double trial_difference() default 8;

    /** Calls of a codec's probation. */
    @AttributeDefinition(
            name = "Codec probation: calls",
            description =
                    "Calls that a new picture codec must answer as the codec before it does, before that one goes.",
            min = "1")
    int codec_probation_calls() default 50;

    /** Deadline of a codec on probation. */
    @AttributeDefinition(
            name = "Codec probation: deadline",
            description =
                    "How long a call of a new picture codec may take, in milliseconds, beside ten times what the codec"
                            + " before it takes; then that one's answer counts, and the new one is rolled back.",
            min = "1")
    long codec_probation_deadline_millis() default 30_000;

    /** Longest probation of a codec. */
    @AttributeDefinition(
            name = "Codec probation: time",
            description = "After how many milliseconds a codec has passed its probation, however few the calls.",
            min = "0")
    long codec_probation_millis() default 600_000;

    /** The watched folder. */
    @AttributeDefinition(
            name = "Inbox",
            description = "Folder whose files are deployed, absolute or in the data folder; empty for none.")
    String inbox() default "deploy";

    /** How often the watched folder is looked at. */
    @AttributeDefinition(
            name = "Inbox poll",
            description =
                    "How often the inbox is looked at, in milliseconds; a file is taken when it is the same twice.",
            min = "1")
    long inbox_poll_millis() default 1_000;

    /** How long a file that is not whole is waited for. */
    @AttributeDefinition(
            name = "Inbox wait",
            description =
                    "How long a file of the inbox that is not a whole jar yet may stay as it is before it is refused,"
                            + " in milliseconds.",
            min = "0")
    long inbox_wait_millis() default 60_000;
}
