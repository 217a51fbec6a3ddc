package io.mien.deploy.service;

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
                    "How many processes may end without order, as by a crash or for want of memory, while a bundle is on"
                            + " probation; from so many on the next start is without it.",
            min = "1")
    int probation_crashes() default 1;

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
}
