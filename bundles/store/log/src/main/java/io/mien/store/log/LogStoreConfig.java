package io.mien.store.log;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the store; PID {@code io.mien.store.log}. */
@ObjectClassDefinition(
        name = "Mien store: log",
        description = "A gallery in one file; a change takes effect at once: the gallery is closed and opened again")
@interface LogStoreConfig {
    @AttributeDefinition(name = "Folder", description = "The gallery's folder, made if it is missing")
    String folder();

    @AttributeDefinition(
            name = "Encryption",
            description = "This store encrypts nothing: if this is on, it does not open, and says so")
    boolean encryption() default false;

    @AttributeDefinition(
            name = "Longest wait (ms)",
            description = "How long a call waits for others before it fails. A removal rewrites the" + " whole file",
            min = "1000")
    int wait_millis() default 30_000;

    @AttributeDefinition(
            name = "Longest wait at the end (ms)",
            description = "How long the store waits for running calls before it closes under them; less"
                    + " than the 5 s that a bundle has to stop",
            min = "0")
    int close_millis() default 3_000;

    @AttributeDefinition(
            name = "Interval of erasing (ms)",
            description = "How often overwriting what was removed is tried again after it failed",
            min = "10")
    int erase_retry_millis() default 10_000;

    @AttributeDefinition(
            name = "Interval of trials (ms)",
            description = "How often a folder that another store owns is tried again",
            min = "10")
    int retry_millis() default 250;

    @AttributeDefinition(
            name = "Batch",
            description = "How many embeddings are read at once when all of a space are",
            min = "1")
    int batch() default 200;

    @AttributeDefinition(
            name = "Superseded (MiB)",
            description = "How much of the file replaced embeddings may take, in MiB, before"
                    + " the file is rewritten without them",
            min = "0")
    int superseded_mebibytes() default 4;
}
