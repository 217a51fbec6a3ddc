package io.mien.store.derby;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the store; PID {@code io.mien.store.derby}. The encryption key itself is never part of it. */
@ObjectClassDefinition(
        name = "Mien store: Derby",
        description =
                "A gallery in a Derby database; a change takes effect at once: the gallery is closed and opened again")
@interface DerbyStoreConfig {
    @AttributeDefinition(name = "Folder", description = "The gallery's folder, made if it is missing")
    String folder();

    @AttributeDefinition(
            name = "Encryption",
            description =
                    "Whether the gallery is encrypted (AES). A gallery that is not is refused while this is on, and"
                            + " the other way round")
    boolean encryption() default false;

    @AttributeDefinition(
            name = "Key file",
            description =
                    "File that holds the key: 32, 48 or 64 hexadecimal digits. This or the environment variable is"
                            + " given if encryption is on")
    String key_file() default "";

    @AttributeDefinition(
            name = "Key variable",
            description = "Name of the environment variable that holds the key: 32, 48 or 64 hexadecimal digits")
    String key_environment() default "";

    @AttributeDefinition(
            name = "Longest wait (ms)",
            description = "How long a call waits for others before it fails; the database waits for a second at least",
            min = "0")
    int wait_millis() default 10_000;

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

    @AttributeDefinition(name = "Readers", description = "How many calls read at once", min = "1")
    int readers() default 4;

    @AttributeDefinition(
            name = "Page cache (MiB)",
            description = "Most memory for pages of the database",
            min = "2",
            max = "4096")
    int page_cache_mebibytes() default 8;

    @AttributeDefinition(
            name = "Batch",
            description = "How many embeddings are read at once when all of a space are",
            min = "1")
    int batch() default 1000;
}
